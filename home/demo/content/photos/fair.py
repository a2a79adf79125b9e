"""The autumn fair of food in Leskovac."""

from ..schema import Text
from .shot import shot

NIKOLA = "Nikola Stanković"

SHOTS = [
    shot("fair-peppers", "peppers", "3:2",
         Text("Vence crvenih paprika suše se na belom zidu oko plavog prozora",
              "Strings of red peppers drying on a white wall around a blue window"),
         Text("Donja Lokošnica u septembru", "Donja Lokošnica in September"), NIKOLA),
    shot("fair-stands", "market", "16:9",
         Text("Red tezgi sa voćem i povrćem pod prugastim platnima, kupci ispred njih",
              "A row of stands with fruit and vegetables under striped awnings, customers before them"),
         Text("Prvi kupci stižu pre sedam"), NIKOLA, people=9),
    shot("fair-jars", "market", "3:2",
         Text("Tri tezge pune tegli ajvara, meda i džema", "Three stands full of jars of ajvar, honey and jam"),
         Text("Ajvar se meri kašikom, ne etiketom", "Ajvar is measured by the spoon, not by the label"), NIKOLA,
         goods="jars", stands=3, season="autumn", people=4),
    shot("fair-table", "still_life", "4:3",
         Text("Tegle, bokal, pogača i paprike na stolu kraj prozora", "Jars, a jug, a loaf and peppers on a table by a window"),
         Text("Degustacioni sto klastera", "The cluster's tasting table"), NIKOLA, cloth="5a3a26"),
    shot("fair-portrait-1", "portrait", "2:3",
         Text("Portret kovrdžave žene pred zelenkastim zidom", "Portrait of a curly-haired woman before a greenish wall"),
         Text("Bojana Šćepanović, klaster „Zdrava hrana juga“", "Bojana Šćepanović, Healthy Food of the South cluster"), NIKOLA,
         backdrop="sage", cut="curly"),
    shot("fair-pots", "market", "4:3",
         Text("Tri tezge sa grnčarijom i nekoliko prolaznika", "Three stands with pottery and a few passers-by"),
         Text("Zemljano posuđe za zimnicu"), NIKOLA, goods="pots", stands=3, people=5),
    shot("fair-cloth", "market", "3:2",
         Text("Četiri tezge sa složenim tkaninama", "Four stands with folded cloth"),
         Text("Platno iz Leskovca"), NIKOLA, goods="cloth", people=5, season="morning"),
    shot("fair-talk", "meetings", "4:3",
         Text("Sagovornici za četiri stola sa belim stolnjacima", "People talking at four tables with white cloths"),
         Text("Trgovinski lanci i zadruge za istim stolom"), NIKOLA, tables=4),
    shot("fair-valley", "valley", "16:9",
         Text("Njive pod jesenjim svetlom, reka i red topola", "Fields in autumn light, a river and a row of poplars"),
         Text("Leskovačka kotlina"), NIKOLA, season="autumn", houses=9),
    shot("fair-peppers-tall", "peppers", "2:3",
         Text("Šest venaca paprika pod strehom", "Six strings of peppers under the eaves"),
         Text("Venac ima sto paprika, ni manje ni više", "A string has a hundred peppers, no more, no fewer"), NIKOLA, strings=6),
    shot("fair-group", "group", "16:9",
         Text("Desetoro ljudi u dva reda pred svetlim zidom", "Ten people in two rows before a bright wall"),
         Text("Deset gazdinstava pod jednim znakom", "Ten farms under one mark"), NIKOLA, people=10),
    shot("fair-sign", "land_sign", "1:1",
         Text("Plakat: brda, sunce i reka od izrezanog papira", "A poster: hills, sun and a river of cut paper"),
         Text("Znak „Plodovi juga“", "The “Fruits of the South” mark"), "Ana Krstić"),
]  # fmt: skip
