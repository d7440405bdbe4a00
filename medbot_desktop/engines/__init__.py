"""Hosted models, one provider a file, named by its id: the only code that knows an SDK. In a process of its own."""
