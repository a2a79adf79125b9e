"""Pictures that belong to no gallery: lead pictures of news, events and pages."""

from ..schema import Text
from .shot import shot

HOUSE = "Kuća klastera"

SHOTS = [
    shot("lead-home", "valley", "hero",
         Text("Nišava teče kroz njive ka brdima, jutarnje sunce iza oblaka", "The Nišava flows through fields towards hills, the morning sun behind clouds"),
         credit=HOUSE, houses=9),
    shot("lead-brokerage", "meetings", "hero",
         Text("Poslovni razgovori za šest okruglih stolova u svetloj sali", "Business meetings at six round tables in a bright hall"),
         credit=HOUSE, tables=6),
    shot("lead-digital", "training", "16:9",
         Text("Polaznice obuke za laptopovima, na platnu grafikon", "Trainees at laptops, a chart on the screen"), credit=HOUSE, seats=5),
    shot("lead-furniture-fair", "fair", "16:9",
         Text("Štandovi u sajamskoj hali i posetioci u prolazu", "Stands in a fair hall and visitors in the aisle"), credit=HOUSE, people=7),
    shot("lead-solar-roof", "solar", "16:9",
         Text("Redovi solarnih panela, u staklu se ogleda nebo", "Rows of solar panels, the sky mirrored in the glass"), credit=HOUSE, season="morning"),
    shot("lead-robot", "robot", "16:9",
         Text("Robotska ruka boje oker postavlja deo na traku", "An ochre robot arm places a part on a line"), credit=HOUSE, paint="c98a2f"),
    shot("lead-exhibition", "kilim", "16:9",
         Text("Ćilim zelenog polja sa rombovima, preko celog kadra", "A kilim with a green field and diamonds, filling the frame"), credit=HOUSE, dyes="meadow", columns=4),
    shot("lead-study-visit", "round_table", "16:9",
         Text("Sedmoro ljudi za dugim stolom, prozori u pozadini", "Seven people at a long table, windows behind"), credit=HOUSE, people=7),
    shot("lead-director", "portrait", "1:1",
         Text("Portret žene sa punđom pred svetlim zidom", "Portrait of a woman with a bun before a pale wall"), credit=HOUSE, backdrop="linen", cut="bun"),
    shot("lead-coordinator", "portrait", "1:1",
         Text("Portret muškarca kratke kose pred sivoplavim zidom", "Portrait of a short-haired man before a grey-blue wall"), credit=HOUSE,
         backdrop="slate", woman=False, cut="short"),
    shot("lead-editor", "portrait", "1:1",
         Text("Portret žene duge kose pred zelenkastim zidom", "Portrait of a long-haired woman before a greenish wall"), credit=HOUSE, backdrop="sage", cut="long"),
    shot("lead-adviser", "portrait", "1:1",
         Text("Portret muškarca sa bradom pred oker zidom", "Portrait of a bearded man before an ochre wall"), credit=HOUSE, woman=False, cut="bald"),
    shot("lead-logo", "emblem", "1:1",
         Text("Znak Kuće klastera: crveni stepenasti romb sa osam krakova", "The emblem of Cluster House: a red stepped diamond with eight rays"), credit="Ana Krstić"),
    shot("lead-archive-hall", "conference", "16:9",
         Text("Sala s leđa, govornik kraj platna sa grafikonom", "A hall from behind, a speaker beside a screen with a chart"), credit=HOUSE, mood="green", slide="bars"),
    shot("lead-timber", "logs", "3:2",
         Text("Naslagani jelovi trupci izbliza", "Stacked fir logs close up"), credit=HOUSE, kind="fir"),
]  # fmt: skip
