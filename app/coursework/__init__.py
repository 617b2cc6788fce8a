"""What all rooms about assignments stand on: rules, attempts, and the grades that come of them."""
