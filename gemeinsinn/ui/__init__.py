"""Components, layout, styles and the gallery: what every page is made of."""
