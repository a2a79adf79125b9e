"""Land and town: the region through the year, for the press and for partners' brochures."""

from ..schema import Text
from .shot import shot

LIBRARY = "Kuća klastera"


def _valley(key: str, shape: str, alt: Text, caption: Text, **options):
    return shot(key, "valley", shape, alt, caption, LIBRARY, **options)


SHOTS = [
    _valley("region-nisava-morning", "panorama",
            Text("Nišava vijuga kroz njive ka brdima u jutarnjoj magli", "The Nišava winds through fields towards hills in morning mist"),
            Text("Nišava uzvodno od Bele Palanke, jutro", "The Nišava above Bela Palanka, morning")),
    _valley("region-noon", "3:2",
            Text("Žute i zelene njive pod vedrim nebom, četiri topole desno", "Yellow and green fields under a clear sky, four poplars on the right"),
            Text("Žetva u Dobriču", "Harvest in the Dobrič plain"), season="noon"),
    _valley("region-autumn", "16:9",
            Text("Jesenje njive u oker i crvenoj boji, selo levo", "Autumn fields in ochre and red, a village on the left"),
            Text("Oktobar u Pustoj Reci", "October in Pusta Reka"), season="autumn", houses=10),
    _valley("region-dusk", "3:2",
            Text("Dolina u ljubičastom sumraku, reka odražava nebo", "A valley in violet dusk, the river mirroring the sky"),
            Text("Veče kod Vlasotinca", "Evening near Vlasotince"), season="dusk", bend=-1.0),
    _valley("region-winter", "16:9",
            Text("Snegom pokrivena dolina, reka i gole topole", "A snow-covered valley, a river and dark poplars"),
            Text("Januar na Vlasini", "January on the Vlasina plateau"), season="winter", houses=4),
    _valley("region-hills", "2:3",
            Text("Uspravan kadar: nebo, plavičasti venci brda i njive u dnu", "Upright frame: sky, bluish ranges of hills and fields below"),
            Text("Suva planina sa puta za Niš", "Suva planina from the road to Niš"), river=False, houses=3),
    _valley("region-village", "4:3",
            Text("Desetak kuća crvenih krovova među drvećem, iza njih brda", "A dozen houses with red roofs among trees, hills behind"),
            Text("Selo pod Radanom", "A village below Mount Radan"), season="noon", houses=14, river=False),
    _valley("region-square-format", "1:1",
            Text("Krivina reke među njivama, jutarnje svetlo", "A bend of the river among fields, morning light"),
            Text("Južna Morava kod Grdelice", "The South Morava near Grdelica")),
    shot("region-fortress-dusk", "fortress", "16:9",
         Text("Kamena kapija tvrđave pod narandžastim nebom", "The stone gate of the fortress under an orange sky"),
         Text("Niška tvrđava, Stambol kapija", "Niš Fortress, the Stambol Gate"), LIBRARY),
    shot("region-fortress-morning", "fortress", "3:2",
         Text("Tvrđava ujutru, dve kule i zid sa zupcima", "The fortress in the morning, two towers and a battlemented wall"),
         Text("Pre prvih šetača", "Before the first walkers"), LIBRARY, season="morning", people=2),
    shot("region-fortress-winter", "fortress", "4:3",
         Text("Kapija tvrđave pod snežnim nebom", "The fortress gate under a snowy sky"),
         Text("Zima na Nišavi", "Winter by the Nišava"), LIBRARY, season="winter", people=3),
    shot("region-fortress-tall", "fortress", "2:3",
         Text("Uspravan kadar kapije i mosta, dvoje ljudi prilazi", "An upright frame of the gate and the bridge, two people approaching"),
         Text("Most i kapija", "Bridge and gate"), LIBRARY, season="autumn", people=2),
    shot("region-square-noon", "square", "16:9",
         Text("Trg u podne, šarene fasade i mnogo prolaznika", "The square at noon, colourful fronts and many passers-by"),
         Text("Trg u centru Niša", "A square in the centre of Niš"), LIBRARY, people=20),
    shot("region-square-autumn", "square", "3:2",
         Text("Trg u jesen, narandžaste krošnje i desetak ljudi", "The square in autumn, orange crowns and a dozen people"),
         Text("Oktobarsko popodne", "An October afternoon"), LIBRARY, season="autumn", people=12),
    shot("region-square-evening", "square", "3:2",
         Text("Trg uveče, upaljene lampe i prozori", "The square in the evening, lamps and windows lit"),
         Text("Pred koncert", "Before the concert"), LIBRARY, season="dusk", lamps=True, people=18),
    shot("region-solar", "solar", "panorama",
         Text("Redovi solarnih panela do ivice šume, brda u daljini", "Rows of solar panels up to the edge of a wood, distant hills"),
         Text("Zadružna elektrana kod Lebana", "A cooperative power plant near Lebane"), LIBRARY, season="noon"),
    shot("region-peppers", "peppers", "3:2",
         Text("Paprike u vencima na beloj kući sa plavim prozorom", "Peppers in strings on a white house with a blue window"),
         Text("Jesen se na jugu vidi po zidovima", "In the South you see autumn on the walls"), LIBRARY, strings=11),
    shot("region-market", "market", "16:9",
         Text("Pijačne tezge i kupci pod vedrim nebom", "Market stands and shoppers under a clear sky"),
         Text("Subotnja pijaca", "The Saturday market"), LIBRARY, goods="mixed", people=10),
    shot("region-sign", "land_sign", "3:2",
         Text("Ilustracija: sunce, brda i reka u ravnim bojama", "An illustration: sun, hills and a river in flat colours"),
         Text("Korice prospekta regiona", "The cover of the region's brochure"), "Ana Krstić"),
    shot("region-emblem", "emblem", "3:2",
         Text("Zeleni stepenasti romb sa šest krakova", "A green stepped diamond with six rays"),
         Text("Znak mreže u zelenoj varijanti", "The network's emblem in green"), "Ana Krstić", dyes="meadow", rays=6),
]  # fmt: skip
