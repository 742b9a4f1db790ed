"""What a map lacks or says wrongly: rules, and the findings they give. No Qt."""
