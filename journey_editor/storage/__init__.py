"""The file of a map: bytes, format versions, schema, safe reading and writing. No Qt."""
