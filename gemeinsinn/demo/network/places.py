"""Real quarters the demo needs beside those that come with the program, with approximate middles."""

from gemeinsinn.demo.network.shapes import Quarter

QUARTERS = (
    Quarter("Halle (Saale)", "Halle-Südpark", 51.4690, 11.9110, 600),
    Quarter("Halle (Saale)", "Halle-Südliche Innenstadt", 51.4735, 11.9725, 800),
    Quarter("Magdeburg", "Magdeburg-Alt Olvenstedt", 52.1520, 11.5600, 600),
    Quarter("Dessau-Roßlau", "Dessau-Ziebigk", 51.8490, 12.2160, 900),
    Quarter("Dessau-Roßlau", "Roßlau", 51.8874, 12.2419, 1500),
    Quarter("Lutherstadt Wittenberg", "Wittenberg-Piesteritz", 51.8696, 12.5984, 900),
    Quarter("Halberstadt", "Halberstadt-Sargstedter Siedlung", 51.9040, 11.0290, 700),
    Quarter("Halberstadt", "Halberstadt-Wehrstedt", 51.9060, 11.0790, 800),
    Quarter("Quedlinburg", "Quedlinburg-Kleers", 51.7950, 11.1330, 500),
    Quarter("Quedlinburg", "Quedlinburg-Süderstadt", 51.7770, 11.1480, 700),
    Quarter("Merseburg", "Merseburg-West", 51.3560, 11.9720, 900),
    Quarter("Merseburg", "Merseburg-Süd", 51.3390, 11.9900, 700),
    Quarter("Naumburg (Saale)", "Naumburg-Ost", 51.1510, 11.8330, 800),
)
