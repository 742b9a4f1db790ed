"""What is pasted from elsewhere, looked at first."""
