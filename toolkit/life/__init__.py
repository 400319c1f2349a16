"""The rules of a paper's life: numbers, states, the register, what a snapshot holds, and what is filled in when a paper is issued."""
