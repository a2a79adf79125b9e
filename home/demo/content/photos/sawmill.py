"""The way of one log through a sawmill."""

from ..schema import Text
from .shot import shot

ZORAN = "Zoran Petković"

SHOTS = [
    shot("sawmill-logs-oak", "logs", "3:2",
         Text("Naslagani hrastovi trupci sa vidljivim godovima", "Stacked oak logs with visible rings"),
         Text("Hrast sa Radana, posečen u zimskoj seči"), ZORAN),
    shot("sawmill-logs-beech", "logs", "16:9",
         Text("Svetli bukovi trupci naslagani do vrha kadra", "Pale beech logs stacked to the top of the frame"),
         Text("Bukva čeka najviše šest nedelja"), ZORAN, kind="beech"),
    shot("sawmill-boards", "logs", "16:9",
         Text("Dugačke daske složene na letvice da se suše", "Long boards stacked on laths to dry"),
         Text("Letvice na svakih šezdeset centimetara"), ZORAN, kind="fir", boards=True),
    shot("sawmill-boards-oak", "logs", "2:3",
         Text("Visok slog hrastovih dasaka", "A tall stack of oak boards"), Text("Godinu dana po centimetru debljine"), ZORAN, boards=True),
    shot("sawmill-hall", "factory", "3:2",
         Text("Hala od cigle sa mašinama i dvoje radnika u sredini", "A brick hall with machines and two workers in the middle"),
         Text("Stara hala, nova linija za rezanje"), ZORAN, hall="brick", people=2),
    shot("sawmill-bench", "bench", "4:3",
         Text("Alat za drvo iznad tezge sa rendom i kutijom", "Woodworking tools above a bench with a plane and a box"),
         Text("Probni sto: ovde se gleda svaka stota daska"), ZORAN),
    shot("sawmill-portrait", "portrait", "3:2",
         Text("Muškarac kratke kose prekrštenih ruku pred mrkim zidom", "A short-haired man with crossed arms before a brown wall"),
         Text("Zoran Petković, treća generacija u istoj pilani"), "Tijana Đorđević", woman=False, cut="short", arms="crossed"),
    shot("sawmill-valley", "valley", "3:2",
         Text("Dolina sa njivama i rekom u jutarnjoj izmaglici", "A valley with fields and a river in morning haze"),
         Text("Kosanica ispod Kuršumlije"), ZORAN, bend=-1.0, houses=4),
    shot("sawmill-solar", "solar", "16:9",
         Text("Redovi solarnih panela na padini", "Rows of solar panels on a slope"),
         Text("Sušara radi na struju sa susednog brda"), ZORAN),
]  # fmt: skip
