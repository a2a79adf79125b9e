"""Masters of eight trades."""

from ..schema import Text
from .shot import shot

TIJANA = "Tijana Đorđević"

SHOTS = [
    shot("portrait-weaver", "portrait", "2:3", Text("Portret žene sa maramom pred crvenkastim zidom", "Portrait of a woman with a headscarf before a reddish wall"),
         Text("Stana Pešić, tkalja, Gnjilan", "Stana Pešić, weaver, Gnjilan"), TIJANA, backdrop="clay", cut="scarf", age=True),
    shot("portrait-potter", "portrait", "2:3", Text("Portret ćelavog muškarca sa bradom pred oker zidom", "Portrait of a bald, bearded man before an ochre wall"),
         Text("Radiša Tasić, grnčar, Babušnica", "Radiša Tasić, potter, Babušnica"), TIJANA, woman=False, cut="bald"),
    shot("portrait-tailor", "portrait", "2:3", Text("Portret žene kratke kose ispod brade pred svetlim zidom", "Portrait of a woman with a bob before a pale wall"),
         Text("Gordana Mitić, krojačica, Leskovac", "Gordana Mitić, tailor, Leskovac"), TIJANA, backdrop="linen", cut="bob"),
    shot("portrait-smith", "portrait", "2:3", Text("Portret muškarca kratke kose, prekrštenih ruku", "Portrait of a short-haired man with crossed arms"),
         Text("Saša Kostić, kovač, Surdulica", "Saša Kostić, blacksmith, Surdulica"), TIJANA, backdrop="slate", woman=False, cut="short", arms="crossed"),
    shot("portrait-baker", "portrait", "2:3", Text("Portret žene sa punđom i sklopljenim rukama", "Portrait of a woman with a bun, her hands together"),
         Text("Zorica Janković, pekarka, Prokuplje", "Zorica Janković, baker, Prokuplje"), TIJANA, backdrop="sage", cut="bun", arms="table"),
    shot("portrait-carver", "portrait", "2:3", Text("Portret kovrdžavog muškarca pred oker zidom", "Portrait of a curly-haired man before an ochre wall"),
         Text("Ivan Ranđelović, drvorezbar, Dimitrovgrad", "Ivan Ranđelović, woodcarver, Dimitrovgrad"), TIJANA, woman=False, cut="curly"),
    shot("portrait-beekeeper", "portrait", "2:3", Text("Portret žene duge kose pred zelenkastim zidom", "Portrait of a long-haired woman before a greenish wall"),
         Text("Milena Đinđić, pčelarka, Crna Trava", "Milena Đinđić, beekeeper, Crna Trava"), TIJANA, backdrop="sage", cut="long"),
    shot("portrait-programmer", "portrait", "2:3", Text("Portret mlade žene kovrdžave kose pred sivoplavim zidom", "Portrait of a curly-haired young woman before a grey-blue wall"),
         Text("Teodora Vasić, programerka, Niš", "Teodora Vasić, programmer, Niš"), TIJANA, backdrop="slate", cut="curly"),
]  # fmt: skip
