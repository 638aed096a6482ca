"""Copies of the whole draft database: made when due (`backup`), thinned out (`rotation`), looked into (`copies`)."""
