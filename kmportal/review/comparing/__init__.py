"""Two versions beside each other, word by word: Thai is written without spaces between words."""
