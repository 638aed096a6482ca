"""Files → `Report`. Everything read here comes from outside and is checked before it is believed."""
