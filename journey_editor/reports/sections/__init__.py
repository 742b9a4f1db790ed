"""The sections of reports, a file each: what is said in them and in which order."""
