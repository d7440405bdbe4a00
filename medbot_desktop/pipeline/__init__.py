"""What a worker does, from request to result, without knowing of processes or windows."""
