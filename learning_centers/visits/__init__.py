"""Groups who ask to come and learn: their requests, what the centre answers, what they tell afterwards."""
