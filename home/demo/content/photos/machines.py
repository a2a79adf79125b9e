"""Machines and pupils: the practice hall shared by firms and a technical school."""

from ..schema import Text
from .shot import shot

DRAGAN = "Dragan Ilić"

SHOTS = [
    shot("machines-hall", "factory", "16:9",
         Text("Zelena hala sa mašinama u dva reda i četvoro ljudi u prolazu",
              "A green hall with machines in two rows and four people in the aisle"),
         Text("Hala za praksu otvorena je u septembru", "The practice hall opened in September"), DRAGAN, hall="green", people=4),
    shot("machines-robot", "robot", "3:2",
         Text("Plava robotska ruka iznad trake, u pozadini zamućene mašine",
              "A blue robot arm above a line, blurred machines in the background"),
         Text("Robot je učenički: nastavnik ga uključuje samo jednom", "The robot is the pupils': the teacher only starts it once"),
         DRAGAN, paint="3f6f9a", hall="green"),
    shot("machines-class", "training", "3:2",
         Text("Dva reda učenika za računarima, predavač kraj platna", "Two rows of pupils at computers, the teacher by the screen"),
         Text("Čas programiranja pre ulaska u halu", "A programming lesson before entering the hall"), DRAGAN, seats=4),
    shot("machines-steel", "factory", "3:2",
         Text("Čelična hala sa jednim radnikom", "A steel hall with a single worker"),
         Text("Druga smena", "The second shift"), DRAGAN, people=1),
    shot("machines-robot-red", "robot", "4:3",
         Text("Crvena robotska ruka zavaruje u hali od cigle", "A red robot arm welding in a brick hall"),
         Text("Zavarivanje okvira za bicikle", "Welding bicycle frames"), DRAGAN, paint="a33a2a", hall="brick"),
    shot("machines-team", "round_table", "3:2",
         Text("Četvoro ljudi za zelenim stolom, pred njima papiri", "Four people at a green table, papers before them"),
         Text("Mentori iz četiri firme dogovaraju raspored prakse", "Mentors from four firms agree the placement schedule"), DRAGAN,
         people=4, cloth="green"),
    shot("machines-portrait", "portrait", "2:3",
         Text("Portret mladića kovrdžave kose pred sivoplavim zidom", "Portrait of a curly-haired young man before a grey-blue wall"),
         Text("Stefan, treći razred, prvi ugovor o stipendiji", "Stefan, third year, the first scholarship contract"), DRAGAN,
         backdrop="slate", woman=False, cut="curly"),
    shot("machines-solar", "solar", "3:2",
         Text("Solarni paneli na zelenoj padini ispod vedrog neba", "Solar panels on a green slope under a clear sky"),
         Text("Struja za halu dolazi sa krova i padine iza škole", "The hall's power comes from the roof and the slope behind the school"), DRAGAN),
    shot("machines-fair", "fair", "16:9",
         Text("Štandovi u velikoj hali i posetioci u prolazu", "Stands in a large hall and visitors in the aisle"),
         Text("Sajam zapošljavanja u istoj hali", "The jobs fair in the same hall"), DRAGAN, booths=6, people=10),
    shot("machines-notes", "notes_wall", "1:1",
         Text("Zid sa listićima i troje ljudi s leđa", "A wall of notes and three people from behind"),
         Text("Šta smo naučili ove nedelje", "What we learned this week"), DRAGAN, people=3, board="dfe3dc"),
]  # fmt: skip
