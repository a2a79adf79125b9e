"""Sentences by the thousand, in both languages at once: written templates with words that fit them in every case."""

import random
from dataclasses import dataclass

from .content.schema import Text

# Forms of a word by case, in Serbian, and the English word last. The nominative has the bare name of the slot.
_WORDS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "town": (
        ("town", "town_loc", "town_gen"),
        (
            ("Niš", "Nišu", "Niša", "Niš"), ("Pirot", "Pirotu", "Pirota", "Pirot"),
            ("Leskovac", "Leskovcu", "Leskovca", "Leskovac"), ("Vranje", "Vranju", "Vranja", "Vranje"),
            ("Prokuplje", "Prokuplju", "Prokuplja", "Prokuplje"), ("Zaječar", "Zaječaru", "Zaječara", "Zaječar"),
            ("Kruševac", "Kruševcu", "Kruševca", "Kruševac"), ("Aleksinac", "Aleksincu", "Aleksinca", "Aleksinac"),
            ("Knjaževac", "Knjaževcu", "Knjaževca", "Knjaževac"), ("Vlasotince", "Vlasotincu", "Vlasotinca", "Vlasotince"),
            ("Kuršumlija", "Kuršumliji", "Kuršumlije", "Kuršumlija"), ("Svrljig", "Svrljigu", "Svrljiga", "Svrljig"),
            ("Surdulica", "Surdulici", "Surdulice", "Surdulica"), ("Dimitrovgrad", "Dimitrovgradu", "Dimitrovgrada", "Dimitrovgrad"),
        ),
    ),
    "country": (
        ("country", "country_loc", "country_gen"),
        (
            ("Austrija", "Austriji", "Austrije", "Austria"), ("Nemačka", "Nemačkoj", "Nemačke", "Germany"),
            ("Slovenija", "Sloveniji", "Slovenije", "Slovenia"), ("Grčka", "Grčkoj", "Grčke", "Greece"),
            ("Bugarska", "Bugarskoj", "Bugarske", "Bulgaria"), ("Italija", "Italiji", "Italije", "Italy"),
            ("Rumunija", "Rumuniji", "Rumunije", "Romania"), ("Hrvatska", "Hrvatskoj", "Hrvatske", "Croatia"),
        ),
    ),
    "product": (
        ("product", "product_gen"),
        (
            ("drveni nameštaj", "drvenog nameštaja", "wooden furniture"), ("pirotske ćilime", "pirotskih ćilima", "Pirot kilims"),
            ("ajvar i džem", "ajvara i džema", "ajvar and jam"), ("radnu odeću", "radne odeće", "work clothes"),
            ("metalne delove", "metalnih delova", "metal parts"), ("grnčariju", "grnčarije", "pottery"),
            ("pelet", "peleta", "pellets"), ("bicikle", "bicikala", "bicycles"), ("med", "meda", "honey"),
            ("softver za skladišta", "softvera za skladišta", "warehouse software"),
        ),
    ),
    "cluster": (
        ("cluster", "cluster_gen"),
        (
            ("Klaster „Drvo juga“", "klastera „Drvo juga“", "the Wood of the South cluster"),
            ("Klaster „Konac“", "klastera „Konac“", "the Konac cluster"),
            ("Klaster „Zdrava hrana juga“", "klastera „Zdrava hrana juga“", "the Healthy Food of the South cluster"),
            ("Klaster „Stari zanati“", "klastera „Stari zanati“", "the Old Crafts cluster"),
            ("Klaster „Digitalni jug“", "klastera „Digitalni jug“", "the Digital South cluster"),
        ),
    ),
}  # fmt: skip

# Counts that take the genitive plural in Serbian: "25 firmi", never "22 firme".
_COUNTS = [n for n in range(5, 100) if n % 10 in (0, 5, 6, 7, 8, 9) or 11 <= n <= 14]

NEWS_TITLES = (
    Text("{cluster}: {n} novih ugovora za {product}", "{n} new contracts for {product} from {cluster}"),
    Text("Obuka u {town_loc}: kako prodati {product} u {country_loc}", "Training in {town}: how to sell {product} in {country}"),
    Text("Kupci iz {country_gen} tri dana u {town_loc}", "Buyers from {country} spend three days in {town}"),
    Text("Sajam u {town_loc} okupio {n} izlagača", "A fair in {town} brings {n} exhibitors together"),
    Text("U {town_loc} {n} firmi zajedno nabavlja struju", "In {town} {n} firms buy electricity together"),
    Text("Otvorena zajednička radionica za {product} u {town_loc}", "A shared workshop for {product} opens in {town}"),
    Text("Praksa za {n} učenika iz {town_gen}", "Placements for {n} pupils from {town}"),
    Text("Sertifikat za {product}: šta traži tržište {country_gen}", "A certificate for {product}: what the market of {country} asks for"),
    Text("Dan otvorenih vrata u {town_loc}: {n} radionica i jedna mapa", "Open day in {town}: {n} workshops and one map"),
    Text("Prvi kamion {product_gen} iz {town_gen} stigao na tržište {country_gen}", "The first lorry of {product} from {town} reaches the market of {country}"),
)  # fmt: skip

EVENT_TITLES = (
    Text("Sajam {product_gen} u {town_loc}", "Fair of {product} in {town}"),
    Text(
        "Obuka u {town_loc}: prodaja {product_gen} u {country_loc}",
        "Training in {town}: selling {product} in {country}",
    ),
    Text(
        "Poslovni razgovori sa firmama iz {country_gen}, {town}",
        "Business meetings with firms from {country}, {town}",
    ),
    Text(
        "Okrugli sto u {town_loc} o nabavci za {product}", "Round table in {town} on purchasing for {product}"
    ),
    Text("Radionica {cluster_gen} u {town_loc}", "Workshop of {cluster} in {town}"),
)

GALLERY_TITLES = (
    Text("{town} u {n} slika", "{town} in {n} pictures"),
    Text("Radionica za {product}, {town}", "A workshop for {product}, {town}"),
    Text("Gosti iz {country_gen} u {town_loc}", "Guests from {country} in {town}"),
)

CAPTIONS = (
    Text("Radni dan u {town_loc}", "A working day in {town}"),
    Text("Gosti iz {country_gen} gledaju {product}", "Guests from {country} look at {product}"),
    Text("Članovi {cluster_gen} posle obilaska", "Members of {cluster} after the visit"),
    Text("Detalj iz radionice, {town}", "A detail from the workshop, {town}"),
)

SENTENCES = (
    Text("{cluster} okuplja {n} firmi, od kojih većina ima manje od dvadeset zaposlenih.", "There are {n} firms in {cluster}, most with fewer than twenty employees."),
    Text("Dogovor je potpisan u {town_loc}, posle tri sastanka i jednog obilaska pogona.", "The agreement was signed in {town} after three meetings and one visit to the works."),
    Text("Kupac iz {country_gen} traži {product} u stalnom kvalitetu i sa rokom koji se poštuje.", "The buyer from {country} wants {product} of steady quality and on a date that is kept."),
    Text("Nijedna firma sama ne može da ispuni takvu porudžbinu.", "No firm can fill such an order alone."),
    Text("Zato će {n} radionica raditi po istoj specifikaciji i sa istim kontrolorom.", "So {n} workshops will work to one specification, with one inspector."),
    Text("Na obuku se prijavilo {n} ljudi, a mesta je bilo za polovinu.", "There were {n} applications for the training and places for half of them."),
    Text("Polaznici su doneli svoje predmete i račune, pa je prva vežba bila računanje cene.", "Participants brought their products and receipts, so the first exercise was working out a price."),
    Text("Najviše pitanja bilo je o prevozu do {country_gen} i o papirima na granici.", "Most questions were about transport to {country} and papers at the border."),
    Text("Škola iz {town_gen} šalje {n} učenika na praksu od jeseni.", "The school in {town} will send {n} pupils on placements from the autumn."),
    Text("Mašina je zajednička, a raspored se pravi ponedeljkom.", "The machine is shared, and the timetable is made on Mondays."),
    Text("U {town_loc} se takva radionica čekala deset godina.", "Such a workshop had been awaited in {town} for ten years."),
    Text("Prva serija ima {n} komada i biće gotova do kraja meseca.", "The first series has {n} pieces and will be ready by the end of the month."),
    Text("Troškove dele na jednake delove, bez obzira na veličinu firme.", "Costs are shared equally, whatever the size of the firm."),
    Text("Deo radova finansira lokalna samouprava, a ostatak same firme.", "The municipality pays for part of the works, the firms for the rest."),
    Text("Kad se sve sabere, ušteda je oko {n} odsto.", "When all is counted, the saving is about {n} per cent."),
    Text("Predstavnici {cluster_gen} najavili su da će rezultate objaviti u proleće.", "Representatives of {cluster} say they will publish the results in spring."),
    Text("Na sajmu su posetioci mogli da vide {product} i razgovaraju sa majstorima.", "At the fair visitors could see {product} and talk to the makers."),
    Text("Interesovanje je bilo veće nego prošle godine, naročito među mlađima.", "Interest was greater than last year, especially among the young."),
    Text("Domaćini iz {town_gen} spremili su obilazak tri pogona i jedne škole.", "The hosts from {town} arranged visits to three plants and a school."),
    Text("Partner iz {country_gen} ponudio je probni ugovor na šest meseci.", "The partner from {country} offered a trial contract for six months."),
    Text("Uslov je da svaki komad nosi oznaku porekla.", "The condition is that each piece bears a mark of origin."),
    Text("Ko želi da se pridruži, može da se javi do kraja meseca.", "Those who wish to join can apply until the end of the month."),
)  # fmt: skip

HEADINGS = (
    Text("Šta je dogovoreno", "What was agreed"),
    Text("Kako do {country_gen}", "The way to {country}"),
    Text("Sledeći koraci", "Next steps"),
    Text("Glasovi iz {town_gen}", "Voices from {town}"),
)


@dataclass
class Phrases:
    """Draws texts from the templates; the same `rng` state gives the same texts."""

    rng: random.Random

    def one(self, templates: tuple[Text, ...]) -> Text:
        """Return one text of the templates with its words filled in, the same words in both languages."""
        template = self.rng.choice(templates)
        serbian: dict[str, str] = {"n": str(self.rng.choice(_COUNTS))}
        english = dict(serbian)
        for slot, (forms, words) in _WORDS.items():
            *cases, word = self.rng.choice(words)
            serbian.update(zip(forms, cases, strict=True))
            english[slot] = word
        return Text(_sentence(template.sr, serbian), _sentence(template.en, english))

    def town(self) -> str:
        """Return a town, which has the same name in both languages."""
        return self.rng.choice(_WORDS["town"][1])[0]

    def paragraph(self, sentences: int) -> Text:
        """Return that many sentences as one paragraph of HTML."""
        drawn = [self.one(SENTENCES) for _ in range(sentences)]
        return Text(
            f"<p>{' '.join(text.sr for text in drawn)}</p>", f"<p>{' '.join(text.en for text in drawn)}</p>"
        )


def _sentence(template: str, words: dict[str, str]) -> str:
    text = template.format(**words)
    return text[0].upper() + text[1:]
