"""What a map lacks or says wrongly (rules, and the findings they give), and what a filter leaves of it. No Qt."""
