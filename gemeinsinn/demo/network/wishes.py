"""What some people would like to do, and that their agency may call them about it."""

from gemeinsinn.demo.network.shapes import Wish

WISHES = (
    Wish(by="Marlies Hoppe", words="Kindern vorlesen", where="Halle-Neustadt", km=10, kinds=("zeit",)),
    Wish(
        by="Tobias Kern", words="streichen, schrauben, tragen", where="Halle-Neustadt", km=5, kinds=("zeit", "wissen")
    ),
    Wish(by="Farida Amiri", words="Deutsch üben beim Kaffee", where="Halle (Saale)", km=10, rhythm="sofort"),
    Wish(by="Jochen Albrecht", words="im Garten helfen", where="Halle (Saale)", km=25, asked=False),
    Wish(by="Sabine Lorenz", words="mit Kindern kochen", where="Magdeburg-Reform", km=10, kinds=("zeit", "wissen")),
    Wish(by="Hans Weidner", words="Fahrräder reparieren", where="Magdeburg-Reform", km=10),
)
