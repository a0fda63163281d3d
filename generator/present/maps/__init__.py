"""Maps: a picture that every page holds, and a map that a reader may open. The only import of folium."""
