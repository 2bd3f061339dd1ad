"""Writing to the network: what somebody has on their mind, at which desk it lies, what was answered."""
