"""版式: how the printed report looks, edited beside a picture of it. Start at `page_styles`."""
