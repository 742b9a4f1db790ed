"""Edit functions, one file a subject: (journey, arguments) -> ChangeSet. They read the journey and change nothing."""
