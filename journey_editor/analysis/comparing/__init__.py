"""What is otherwise in one map than in another: records, their order, emotions and metrics, in words."""
