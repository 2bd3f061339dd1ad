"""The demo's accounts: the sign-ins of the contract, and one or two people a desk."""

from gemeinsinn.demo.network.shapes import Person

SIGN_INS = (
    Person(email="netz@demo.example", name="Katharina Brandt", role="office"),
    Person(email="agentur@demo.example", name="Miriam Schäfer"),
    Person(email="initiative@demo.example", name="Olena Petrenko"),
    Person(email="partner@demo.example", name="Thomas Grünler"),
    Person(email="lotse@demo.example", name="Samir Haddad", role="guide"),
    Person(email="jury@demo.example", name="Renate Kühn", role="jury"),
    Person(email="kasse@demo.example", name="Jens Wolter", role="treasurer"),
    Person(email="redaktion@demo.example", name="Anja Freitag", role="editor"),
)

STAFF = (
    Person(email="jonas.pfeiffer@halle.example", name="Jonas Pfeiffer"),
    Person(email="ute.lindemann@magdeburg.example", name="Ute Lindemann"),
    Person(email="falk.richter@dessau.example", name="Falk Richter"),
    Person(email="petra.ziegler@bitterfeld.example", name="Petra Ziegler"),
    Person(email="markus.thiele@wittenberg.example", name="Markus Thiele"),
    Person(email="heike.sandmann@halberstadt.example", name="Heike Sandmann"),
    Person(email="sven.ahrend@quedlinburg.example", name="Sven Ahrend"),
    Person(email="birgit.wolff@stendal.example", name="Birgit Wolff"),
    Person(email="daniel.krug@merseburg.example", name="Daniel Krug"),
    Person(email="ines.hartwig@naumburg.example", name="Ines Hartwig"),
)

COLLEAGUES = {"halle": ("Jonas Pfeiffer",)}
"""More people at the desk of an agency than its own contact."""
