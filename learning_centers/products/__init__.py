"""Community products: what is made where, by whom, and how to buy it."""
