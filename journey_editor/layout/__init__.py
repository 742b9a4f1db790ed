"""From a document to a picture: where everything stands, in points, with its text already broken into lines. No Qt."""
