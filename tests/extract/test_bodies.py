"""How far German names of bodies reach, and which words mean a body without naming it."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import analyse
from extract.authority import load_authority
from extract.bodies import BodyFinder
from extract.html import read_html
from extract.lands import Lands
from extract.offices import offices
from extract.plain import read_plain


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Dabei ist die Volkssolidarität Dresden.", ["Volkssolidarität Dresden"]),
        ("Das Gemüse liefert der Biohof Wurster Land.", ["Biohof Wurster Land"]),
        ("Das Weimarer Land ist hügelig.", []),
        ("Es spielen die SpVg Brackwede und der TuS Quelle.", ["SpVg Brackwede", "TuS Quelle"]),
        ("Das Bild zeigt Kinder. Quelle: TuS.", []),
        ("Dabei ist die Suchtberatung der Diakonie.", ["Suchtberatung der Diakonie"]),
        ("Dabei ist die Beratung der Diakonie.", ["Diakonie"]),
        ("Es lud die Stadtteilkonferenz Lehe.", ["Stadtteilkonferenz Lehe"]),
        ("Dabei ist die Grundschule am Volmeufer.", ["Grundschule am Volmeufer"]),
        ("Dabei ist das Gymnasium an der Ruhr.", ["Gymnasium an der Ruhr"]),
        ("Dabei war die Grundschule Celle am Montag.", ["Grundschule Celle"]),
        ("Es hilft der Verband binationaler Familien.", ["Verband binationaler Familien"]),
        ("Es hilft der Verband Celle mit freundlicher Beratung.", ["Verband Celle"]),
        ("Träger ist Bewegung und Teilhabe im Saarland e. V. seit Mai.", ["Bewegung und Teilhabe im Saarland e. V."]),
        ("Träger ist Frauen helfen Frauen e. V. seit Mai.", ["Frauen helfen Frauen e. V."]),
        ("Es half die AOK Bayern, Direktion Rosenheim.", ["AOK Bayern, Direktion Rosenheim"]),
        ("Es zahlt die Toto-Glück GmbH Hessen.", ["Toto-Glück GmbH Hessen"]),
        ("Es zahlt die Toto-Glück GmbH in Hessen.", ["Toto-Glück GmbH"]),
        ("Das bewilligt die Genehmigungsbehörde.", []),
        ("Es zahlen die Verbände der Krankenkassen.", ["Verbände der Krankenkassen"]),
        ("Es hilft der Inklusionsbeirat der Stadt Celle.", ["Inklusionsbeirat der Stadt Celle"]),
        ("Das plant der Caritasverband im Dekanat Celle.", ["Caritasverband im Dekanat Celle"]),
        ("Dabei ist das Jobcenter im Landkreis Celle.", ["Jobcenter im Landkreis Celle"]),
        ("Dabei ist das Jobcenter Wartburgkreis.", ["Jobcenter Wartburgkreis"]),
        (
            "Das ist die Geschäftsstelle der Landesgesundheitskonferenz.",
            ["Geschäftsstelle der Landesgesundheitskonferenz"],
        ),
        (
            "Veranstaltet wird es vom Sozialverband Deutschland (SoVD), Landesverband Bremen e. V. und allen.",
            ["Sozialverband Deutschland (SoVD), Landesverband Bremen e. V."],
        ),
        (
            "Der Träger sind das Bürgerhaus Nord und der Treffpunkt West e. V. seit Mai.",
            ["Bürgerhaus Nord", "Treffpunkt West e. V."],
        ),
        ("Das sagt der Verein Morgenrot e. V. heute.", ["Morgenrot e. V."]),
        ("Er entstand als Verein für Kinder e. V. in Bonn.", ["Verein für Kinder e. V."]),
        ("Das Programm des GKV-Bündnisses für Gesundheit läuft.", ["GKV-Bündnisses für Gesundheit"]),
        ("Dabei ist der AWO Kreisverband Jena-Weimar.", ["AWO Kreisverband Jena-Weimar"]),
        ("Dabei ist die AWO Beratungsstelle Musterau.", ["AWO Beratungsstelle Musterau"]),
        ("Dabei ist die pro familia Beratungsstelle Bad Muster.", ["pro familia Beratungsstelle Bad Muster"]),
        ("Dabei ist das Diakonie Beratungszentrum Musterau.", ["Diakonie Beratungszentrum Musterau"]),
        ("Dabei ist pro familia und eine Beratungsstelle.", ["pro familia"]),
        ("Dabei ist die IHK Erfurt seit Mai.", ["IHK Erfurt"]),
        ("Dabei ist das Gesundheitsamt Frankfurt am Main.", ["Gesundheitsamt Frankfurt am Main"]),
        ("Dabei ist der Fachbereich Jugend, Soziales und Gesundheit.", ["Fachbereich Jugend, Soziales und Gesundheit"]),
        ("Dabei ist die Frankfurter Sparkasse.", ["Frankfurter Sparkasse"]),
        ("Dabei ist der Salzlandkreis.", ["Salzlandkreis"]),
        ("Dabei ist die Christian-Albrechts-Universität zu Kiel.", ["Christian-Albrechts-Universität zu Kiel"]),
        ("Die Landeszentrale ist zu Hause.", ["Landeszentrale"]),
        ("Dabei ist das Bezirksamt Mitte von Berlin.", ["Bezirksamt Mitte von Berlin"]),
        ("Dabei ist die Gesundheitsdirektion des Kantons Zürich.", ["Gesundheitsdirektion des Kantons Zürich"]),
        ("Deutsches Rotes Kreuz Kreisverband West/Ost e. V.", ["Deutsches Rotes Kreuz Kreisverband West/Ost e. V."]),
        (
            "Dabei ist die Regionaldirektion Sachsen der Bundesagentur für Arbeit.",
            ["Regionaldirektion Sachsen der Bundesagentur für Arbeit"],
        ),
        ("Dabei ist das Robert-Koch-Krankenhaus seit Mai.", ["Robert-Koch-Krankenhaus"]),
        ("Dabei ist eine Mutter-Kind-Klinik seit Mai.", []),
        ("Dabei ist die Anne-Frank-Schule, auch die Volksbank Nord.", ["Anne-Frank-Schule", "Volksbank Nord"]),
        ("Dabei ist der Kreisseniorenbeirat seit Mai.", ["Kreisseniorenbeirat"]),
        ("Dabei ist der Fachdienst Soziales seit Mai.", ["Fachdienst Soziales"]),
        ("Dabei ist das Gesundheitsamt der Stadt seit Mai.", ["Gesundheitsamt der Stadt"]),
        ("Dabei ist das Landratsamt des Saalekreises.", ["Landratsamt des Saalekreises"]),
        ("Dabei ist das Gesundheitsamt Kreis Unna.", ["Gesundheitsamt Kreis Unna"]),
        ("Dabei ist die Arbeitskammer des Saarlandes.", ["Arbeitskammer des Saarlandes"]),
        ("Dabei sind die Städte Celle, Hamm und Ulm.", ["Städte Celle, Hamm und Ulm"]),
        ("Hier zahlt der Kreis Unna Gehälter.", ["Kreis Unna"]),
        ("Dabei ist die Stadt Schwäbisch Hall.", ["Stadt Schwäbisch Hall"]),
        ("Dabei ist die Stadtbibliothek Ingolstadt.", ["Stadtbibliothek Ingolstadt"]),
        ("Das regelt das Amt für Umwelt zum Bebauungsplan.", ["Amt für Umwelt"]),
        ("Dabei ist das Bündnis Gesunde Stadt.", ["Bündnis Gesunde Stadt"]),
        ("Das Büro sitzt beim Landratsamt.", ["Landratsamt"]),
        ("Das macht die Fachstelle Prävention in Kitas, nicht die in Bonn.", ["Fachstelle Prävention in Kitas"]),
        ("Mitglieder: Seniorenbeirat, Tafel, Landfrauen.", ["Seniorenbeirat", "Tafel", "Landfrauen"]),
        ("Das Landratsamt hilft. Das Landratsamt Ostalbkreis zahlt.", ["Landratsamt Ostalbkreis"]),
        ("Dabei ist ein Krankenhaus.", []),
        ("Dabei ist das Sozial-, Jugend- und Bildungsressort.", ["Sozial-, Jugend- und Bildungsressort"]),
        ("Dabei ist der Fachdienst Kinder- und Jugendhilfe.", ["Fachdienst Kinder- und Jugendhilfe"]),
        (
            "Dabei sind der Landessportbund, Landesverband der Volkshochschulen und andere.",
            ["Landessportbund", "Landesverband der Volkshochschulen"],
        ),
        ("Dabei ist der SV Lindenau 1848 seit 2019.", ["SV Lindenau 1848"]),
        ("Dabei ist die Kieler Tafel seit Mai.", ["Kieler Tafel"]),
        ("Das zahlt der Betreiber AWO Nord.", ["AWO Nord"]),
        ("Dabei ist das Diakonische Werk Celle.", ["Diakonische Werk Celle"]),
        ("Dabei ist die Musterstrom AG seit Mai, auch die AG Gesundheit.", ["Musterstrom AG"]),
        ("Sie ist Teil der Musterhilfe Nord e. V. in Bonn.", ["Musterhilfe Nord e. V."]),
        ("Dabei ist der TSV 1863 Herdecke seit Mai.", ["TSV 1863 Herdecke"]),
        ("Dabei ist das Haus der Familie seit Mai.", ["Haus der Familie"]),
        ("Dabei ist das Haus der Nachbarn seit Mai.", []),
        ("Dabei ist die Stabsstelle Gesundheit und Pflegeplanung.", ["Stabsstelle Gesundheit und Pflegeplanung"]),
        ("Dabei ist das Dezernat für Soziales, Schule und Jugend.", ["Dezernat für Soziales, Schule und Jugend"]),
        ("Das regelt das Amt für Soziales, die Schule kommt mit.", ["Amt für Soziales"]),
        (
            "Dabei ist der Caritasverband für die Stadt und den Landkreis Celle.",
            ["Caritasverband für die Stadt und den Landkreis Celle"],
        ),
        ("Dabei ist der Gesundheitsdienst für Kreis und Stadt Celle.", ["Gesundheitsdienst für Kreis und Stadt Celle"]),
        ("Dabei ist die Gesundheitsregion plus Ansbach seit Mai.", ["Gesundheitsregion plus Ansbach"]),
        ("Träger ist der Verein Gesundheit im Quartier e. V. seit Mai.", ["Gesundheit im Quartier e. V."]),
        ("Das Projekt im Quartier e. V. läuft.", ["Quartier e. V."]),
        ("Akademie 2. Lebenshälfte im Land Hessen e. V.", ["Akademie 2. Lebenshälfte im Land Hessen e. V."]),
        ("Dabei ist die Synagogengemeinde Celle.", ["Synagogengemeinde Celle"]),
        ("Dabei ist die Wohnbau Celle seit Mai.", ["Wohnbau Celle"]),
        ("Paritätischer Wohlfahrtsverband, Kreisgruppe Celle", ["Paritätischer Wohlfahrtsverband, Kreisgruppe Celle"]),
        ("Dabei ist die Klinik für Geriatrie der Universität Kiel.", ["Klinik für Geriatrie der Universität Kiel"]),
        ("Das ist ein Angebot der Wärmestube am Ufer e. V. in Bonn.", ["Wärmestube am Ufer e. V."]),
        ("Angestellt sind sie bei der Gesundheit im Quartier gGmbH.", ["Gesundheit im Quartier gGmbH"]),
        ("Dabei sind die Frauen gegen Gewalt e. V. seit Mai.", ["Frauen gegen Gewalt e. V."]),
        ("Das sagt die Sportjugend im Kreissportbund Celle e. V. heute.", ["Kreissportbund Celle e. V."]),
        ("Die Beratung im Sonnenhof e. V. läuft.", ["Sonnenhof e. V."]),
        ("Das Treffen am Ufer e. V. fällt aus.", ["Ufer e. V."]),
        ("Es gibt den Verein Elbtal miteinander e. V. in Bonn.", ["Elbtal miteinander e. V."]),
        ("Der Verein hilft mit seinem Team dem Sonnenhof e. V. gern.", ["Sonnenhof e. V."]),
        (
            "Dabei sind das Jugendamt Celle und zusammenleben e. V. seit Mai.",
            ["Jugendamt Celle", "zusammenleben e. V."],
        ),
        ("Dabei sind Leute des Wohnheims der Ohne Hürden e. V. seit Mai.", ["Ohne Hürden e. V."]),
        ("Dabei ist der Förderverein der Grundschule Celle e. V.", ["Förderverein der Grundschule Celle e. V."]),
        ("Dabei ist das Bürgerhaus der AWO Kreisverband Lahn e. V.", ["AWO Kreisverband Lahn e. V."]),
        ("Das prüft das Zentrum für Pflege der Universität Kiel.", ["Zentrum für Pflege der Universität Kiel"]),
        ("Dabei ist das Staatsministerium des Innern.", ["Staatsministerium des Innern"]),
        ("Die Malteser Medizin für Menschen ohne Papiere hilft.", ["Malteser Medizin für Menschen ohne Papiere"]),
        ("Das gibt es in Berlin unter dem Dach von Morgenrot e. V. heute.", ["Morgenrot e. V."]),
        ("Es hilft das Diakonische Werk an der Saar.", ["Diakonische Werk an der Saar"]),
        ("Es zahlt die Sparkasse am Niederrhein.", ["Sparkasse am Niederrhein"]),
        ("Es zahlt die Sparkasse am Markt.", ["Sparkasse"]),
        (
            "Dabei ist der Caritasverband der Erzdiözese München und Freising.",
            ["Caritasverband der Erzdiözese München und Freising"],
        ),
        (
            "Dabei sind der Caritasverband der Diözese Celle und die Stadt Ulm.",
            ["Caritasverband der Diözese Celle", "Stadt Ulm"],
        ),
        (
            "Dabei ist die Arbeitsgemeinschaft der öffentlichen und freien Wohlfahrtspflege.",
            ["Arbeitsgemeinschaft der öffentlichen und freien Wohlfahrtspflege"],
        ),
        (
            "Dabei ist die Clearingstelle für nicht versicherte Menschen der Celler Stadtmission.",
            ["Clearingstelle für nicht versicherte Menschen der Celler Stadtmission"],
        ),
        ("Dabei ist das Department für Sport der Universität Kiel.", ["Department für Sport der Universität Kiel"]),
        ("Dabei ist die Caritas-Ambulanz am Bahnhof Zoo, eine Ambulanz.", ["Caritas-Ambulanz am Bahnhof Zoo"]),
        ("Dabei ist die Landesarmutskonferenz, eine Konferenz.", ["Landesarmutskonferenz"]),
        ("Das Ostkreuz liegt im Osten.", []),
        ("Dabei sind die Modellstädte Celle, Hamm und Ulm.", ["Celle", "Hamm", "Ulm"]),
        ("Dabei ist die Fachstelle Altern und Pflege im Quartier.", ["Fachstelle Altern und Pflege im Quartier"]),
        ("Dabei ist das Jobcenter Celle im Quartier.", ["Jobcenter Celle"]),
        ("Dabei ist die Kontaktstelle Gesund älter werden Hessen.", ["Kontaktstelle Gesund älter werden Hessen"]),
        ("Der Verein will gesund älter werden.", []),
        (
            "Träger ist der Verein zur Förderung der zahnärztlichen Hilfe Wohnungsloser im Land Hessen e. V.",
            ["Verein zur Förderung der zahnärztlichen Hilfe Wohnungsloser im Land Hessen e. V."],
        ),
        (
            "Dabei ist die Landesorganisation der freien Träger in der Jugendarbeit e. V.",
            ["Landesorganisation der freien Träger in der Jugendarbeit e. V."],
        ),
        ("Das ist die Arbeit der ehrenamtlichen Helfer der Tafel Jena e. V.", ["Tafel Jena e. V."]),
        (
            "Das ist der Bereich Kita und gesunde Ernährung der Landesvereinigung Milch e. V.",
            ["Landesvereinigung Milch e. V."],
        ),
        ("Neu ist der Verein vivamus new ways e. V.", ["vivamus new ways e. V."]),
        ("Der Verein heißt Tafel Jena e. V.", ["Tafel Jena e. V."]),
        ("Träger ist die haus.hof.helfer gGmbH.", ["haus.hof.helfer gGmbH"]),
        ("Dabei ist der Rahlstedter SC von 1905 e. V.", ["Rahlstedter SC von 1905 e. V."]),
        ("Dabei ist der Rahlstedter SC von Anfang an.", ["Rahlstedter SC"]),
        ("Neu dabei ist die Salus BKK.", ["Salus BKK"]),
        ("Auch die Betriebskrankenkassen (BKK) zahlen.", ["Betriebskrankenkassen"]),
        ("Dabei ist die Apotheke am Alten Markt.", ["Apotheke am Alten Markt"]),
        ("Dabei ist die Kinder- und Jugendarztpraxis am Stadtpark.", ["Kinder- und Jugendarztpraxis am Stadtpark"]),
        ("Dabei ist die Apotheke am Montag.", []),
        ("Dabei sind die Ziegelmeierschen Stiftungen.", ["Ziegelmeierschen Stiftungen"]),
        ("Stiftungen helfen.", []),
        ("Dabei ist der Eigenbetrieb Bäder.", ["Eigenbetrieb Bäder"]),
        ("Dabei ist der Markt Utting a. Ammersee.", ["Markt Utting a. Ammersee"]),
        (
            "Dabei ist die LIGA der Freien Wohlfahrtspflege im Land Brandenburg.",
            ["LIGA der Freien Wohlfahrtspflege im Land Brandenburg"],
        ),
        ("Das ist der Verein Armut und Gesundheit aus Hamm.", ["Verein Armut und Gesundheit"]),
        ("Dabei ist das Netzwerk Kinderschutz des Landkreises.", ["Netzwerk Kinderschutz des Landkreises"]),
        ("Dabei ist der Verein Gostener Bürgertreff.", ["Verein Gostener Bürgertreff"]),
        ("Die Liste steht im Bereich Verein.", []),
        ("Es kam die Pflegedirektion.", []),
        ("Die Werkstatt „Gesund im Dorf“ war voll.", []),
        ("Es gibt den „Kleinen Gesundheitsfonds“ noch.", []),
        ("Es gibt den Gesundheitsfonds Steiermark noch.", ["Gesundheitsfonds Steiermark"]),
        ("Wohin ohne einen Sportverein?", []),
        ("Die Kasse zahlt.", []),
    ],
)
def test_a_name_reaches_as_far_as_its_body(finder: BodyFinder, sentence: str, names: list[str]) -> None:
    page = analyse("p", "v", "", read_plain(f"{sentence} Und so weiter."))
    assert [entity.name for entity in finder.find(page, None)] == names


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Es zahlt das Land.", "land-bayern"),
        ("Der Freistaat unterstützt das.", "land-bayern"),
        ("Die Hälfte kommt vom Land und von anderen.", "land-bayern"),
        ("Der Beschluss der Landesregierung gilt.", "land-bayern"),
        ("Alte Menschen auf dem Land sind oft allein.", ""),
        ("Das gilt im Land.", ""),
        ("Die andere Hälfte zahlen die Kassen.", "klasse-gkv"),
        ("Die Mittel der GKV reichen.", "klasse-gkv"),
        ("Dort steht die Spende der Stadtwerke.", "klasse-stadtwerke"),
    ],
)
def test_a_bare_word_means_who_pays(finder: BodyFinder, sentence: str, meant: str) -> None:
    page = analyse("p", "v", "", read_plain(f"{sentence} Und so weiter."))
    assert [(entity.iri or "").rsplit("/", 1)[-1] for entity in finder.find(page, "DE-BY")] == (
        [meant] if meant else []
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Der Kooperationsverbund ist groß. Die Geschäftsstelle liegt bei uns.", ["Geschäftsstelle"]),
        ("Das regelt der Kooperationsverbund. Seine Geschäftsstelle hilft.", ["Geschäftsstelle"]),
        ("Die Gesundheitsregion ist jung. Die Geschäftsstelle liegt beim Landkreis Celle.", ["Geschäftsstelle"]),
        ("Der Chor ist groß. Die Geschäftsstelle liegt bei uns.", []),
        ("Dort sitzt das Gesunde-Städte-Büro der Stadt.", ["Gesunde-Städte-Büro"]),
        ("Fragen beantwortet das Präventionsbüro.", ["Präventionsbüro"]),
        ("Fragen beantwortet das Wahlbüro.", []),
        ("Die Präventionskette Celle ist jung. Die Koordinationsstelle liegt im Rathaus.", ["Koordinationsstelle"]),
        ("Dort sitzt die Vernetzungsstelle Schulverpflegung Hessen.", ["Vernetzungsstelle Schulverpflegung Hessen"]),
        ("Die Vernetzungsstellen Kita- und Schulverpflegung der Länder helfen.", []),
        (
            "Die Geschäftsstelle der Kommunalen Gesundheitskonferenz hilft.",
            ["Geschäftsstelle der Kommunalen Gesundheitskonferenz"],
        ),
        ("Die Geschäftsstelle der Kommunalen Verwaltung hilft.", []),
        ("Die Geschäftsstelle der Gesundheitsregion plus hilft.", ["Geschäftsstelle der Gesundheitsregion plus"]),
        ("Geschäftsstelle Kommunale Gesundheitskonferenz", ["Geschäftsstelle Kommunale Gesundheitskonferenz"]),
        ("Die Koordinierungsstelle Netzwerk Gesunde Kinder hilft.", ["Koordinierungsstelle Netzwerk Gesunde Kinder"]),
        (
            "Die Geschäftsstelle des Gesunde Städte Verbunds Ruhr hilft.",
            ["Geschäftsstelle des Gesunde Städte Verbunds Ruhr"],
        ),
        ("Die Geschäftsstelle der Hessischen Krankenhausgesellschaft hilft.", []),
        ("Wir sind ein Netzwerk. Die Geschäftsstelle liegt bei uns.", ["Geschäftsstelle"]),
        ("Beraten werden sie vom Projektbüro in München.", ["Projektbüro"]),
        ("Die KGC-Geschäftsstelle hilft.", ["KGC-Geschäftsstelle"]),
        ("Die AOK-Geschäftsstelle hilft.", []),
        # it says only for which network or district it is
        ("Das Netzwerk ist groß. Die Fachstelle des Netzwerks hilft.", ["Fachstelle des Netzwerks"]),
        (
            "Das Netzwerk ist groß. Die Leitstelle für den Landkreis Celle hilft.",
            ["Leitstelle für den Landkreis Celle"],
        ),
        ("Der Chor ist groß. Die Leitstelle für den Landkreis Celle hilft.", []),
        ("Das Netzwerk ist groß. Die Leitstelle für Baustellen hilft.", []),
        (
            "Die Koordinierungs- und Beratungsstelle Gesundheitsförderung hilft.",
            ["Koordinierungs- und Beratungsstelle Gesundheitsförderung"],
        ),
        ("Die Schuldner- und Beratungsstelle Gesundheitsförderung hilft.", []),
        ("Dort sitzt das Quartiersbüro Celle.", []),
        ("Die Netzwerkstelle Gesunde Kommunen berät.", ["Netzwerkstelle Gesunde Kommunen"]),
        ("Die Fachstelle Gesunde Kommunen berät.", ["Fachstelle Gesunde Kommunen"]),
        ("Die Fachstelle Bezahlbares Wohnen berät.", []),
    ],
)
def test_a_bare_geschaeftsstelle_is_the_office_of_the_networks_page(
    finder: BodyFinder, text: str, names: list[str]
) -> None:
    page = analyse("p", "v", "", read_plain(text))
    assert [entity.name for entity in finder.find(page, None) if entity.office] == names


def test_an_office_is_of_the_land_that_its_name_tells(finder: BodyFinder) -> None:
    page = analyse("p", "v", "", read_plain("Es half die Koordinierungsstelle Präventionskette Hessen."))
    found = offices(page, finder.find(page, None), "DE-ST", Lands(load_authority(curated("authority"))), "x")
    assert [office.land for office in found] == ["DE-HE"]


def test_a_sort_of_office_is_none_beside_the_one_of_the_page(finder: BodyFinder) -> None:
    authority = load_authority(curated("authority"))
    text = "Was macht eine Fachstelle für Prävention? Die Fachstelle „Gesund im Harz“ berät zur Gesundheit."
    page = analyse("p", "v", "", read_plain(text))
    found = offices(page, finder.find(page, None), None, Lands(authority), "x")
    assert [office.name for office in found] == ["Fachstelle „Gesund im Harz“"]


def offices_of(finder: BodyFinder, text: str) -> list[str]:
    page = analyse("p", "v", "", read_plain(text))
    found = offices(page, finder.find(page, None), None, Lands(load_authority(curated("authority"))), "x")
    return [office.name for office in found]


def test_the_first_word_of_an_offices_short_name_means_it_alone(finder: BodyFinder) -> None:
    name = "Thüringer Koordinierungsstelle Gesundheitliche Chancengleichheit"
    office = f"Die {name} (KGC Thüringen) berät."
    assert offices_of(finder, f"{office} Die KGC hilft.") == [name]
    other = "Die KGC Hessen kam auch."
    assert len(offices_of(finder, f"{office} {other}")) == len((office, other))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Die Gesundheitskonferenz tagt, die Geschäftsstelle sitzt im Amt. Geschäftsstelle der Gesundheitskonferenz",
            ["Geschäftsstelle der Gesundheitskonferenz"],
        ),
        ("Die Gesundheitskonferenz tagt, die Geschäftsstelle sitzt im Amt.", ["Geschäftsstelle"]),
        (
            "Die Geschäftsstelle der Gesundheitskonferenz hilft. Geschäftsstelle Gesundheitskonferenz. Geschäftsstelle",
            ["Geschäftsstelle der Gesundheitskonferenz"],
        ),
        (
            "Wozu eine Fachstelle für Prävention? Die Fachstelle „Gesund im Harz“ berät. Die Fachstelle ist klein.",
            ["Fachstelle „Gesund im Harz“"],
        ),
        (
            "Das ist die „Vernetzungsstelle für Gesundheitsförderung: Gesund in Celle“ der Stadt.",
            ["Vernetzungsstelle für Gesundheitsförderung: Gesund in Celle"],
        ),
        (
            "Neu: Vernetzungsstelle für Gesundheitsförderung: Stadt zahlt „Fest“.",
            ["Vernetzungsstelle für Gesundheitsförderung"],
        ),
    ],
)
def test_one_office_is_told_once_by_its_whole_name(finder: BodyFinder, text: str, names: list[str]) -> None:
    assert offices_of(finder, text) == names


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Es zahlt die AOK Rheinland/Hamburg.", None),
        ("Es zahlt die AOK in Hamburg.", "DE-HH"),
        ("Dabei ist die Kassenärztliche Vereinigung Nordrhein.", "DE-NW"),
        ("Das Land Nordrhein-Westfalen zahlt.", "DE-NW"),
        ("In Vorpommern wird gekocht.", "DE-MV"),
        ("Die Sitzung war im Holsteinischen Hof.", None),
    ],
)
def test_a_land_is_known_by_its_parts_but_not_by_what_a_slash_joins(text: str, land: str | None) -> None:
    assert Lands(load_authority(curated("authority"))).in_text(text) == land


UNION = "Die Landesvereinigung für Gesundheit Sachsen-Anhalt e. V. arbeitet in Magdeburg. Wir sind die LVG."
OFFICE = "Die Koordinierungsstelle Gesundheitliche Chancengleichheit Sachsen-Anhalt berät Kommunen."
HOST = "Sie gehört zur Landesvereinigung für Gesundheit Sachsen-Anhalt e. V. und zieht um. Wir sind die LVG."


@pytest.mark.parametrize(("text", "roles"), [(f"{UNION} {OFFICE}", ["k", "l"]), (f"{OFFICE} {HOST}", ["k"])])
def test_a_landesvereinigung_is_an_office_beside_others_where_the_page_speaks_of_it_first(
    finder: BodyFinder, text: str, roles: list[str]
) -> None:
    page = analyse("p", "v", "", read_plain(text))
    found = offices(page, finder.find(page, "DE-ST"), "DE-ST", Lands(load_authority(curated("authority"))), "x")
    assert [(office.role[0], office.land) for office in found] == [(role, "DE-ST") for role in roles]


@pytest.mark.parametrize(
    ("sentence", "alias"),
    [
        ("Träger ist der Verein „Gesund in Celle“ seit Mai.", "Gesund in Celle"),
        ("Träger ist die Wohnungsgesellschaft MUWO seit Mai.", "MUWO"),
    ],
)
def test_what_stands_behind_the_sort_of_body_is_its_name_too(finder: BodyFinder, sentence: str, alias: str) -> None:
    page = analyse("p", "v", "", read_plain(sentence))
    assert [alias in entity.called() for entity in finder.find(page, None)] == [True]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<h1>Gesundheitskonferenz</h1><dl><dt>Geschäftsstelle</dt><dd>Gesundheitsamt</dd></dl>", ["Geschäftsstelle"]),
        ("<h1>Gesundheitskonferenz</h1><h2>Geschäftsstelle</h2><p>Frau Amsel</p>", ["Geschäftsstelle"]),
        ("<h1>Gesundheitskonferenz</h1><p>Vorsitz und Geschäftsstelle</p>", []),
        ("<h1>Gesangverein</h1><dl><dt>Geschäftsstelle</dt><dd>Marktplatz 1</dd></dl>", []),
    ],
)  # fmt: skip
def test_a_label_may_name_the_office_of_the_networks_page(finder: BodyFinder, html: str, names: list[str]) -> None:
    page = analyse("p", "v", "", read_html(f"<html lang='de'><body><main>{html}</main></body></html>".encode()))
    found = offices(page, finder.find(page, None), None, Lands(load_authority(curated("authority"))), "x")
    assert [office.name for office in found] == names


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("Gesund tut gut Celle e. V.", ["Gesund tut gut Celle e. V."]),
        ("Träger: Gesellschaft freie Pflege e. V.", ["Gesellschaft freie Pflege e. V."]),
        ("Mehr tut der Bürgerverein Celle e. V.", ["Bürgerverein Celle e. V."]),
    ],
)
def test_a_list_tells_a_name_with_its_small_words(finder: BodyFinder, item: str, names: list[str]) -> None:
    page = analyse("p", "v", "", read_html(f"<main><ul><li>{item}</li><li>Mehr</li></ul></main>".encode()))
    assert [entity.name for entity in finder.find(page, None)] == names


def test_a_bare_land_behind_its_ministry_is_no_body(finder: BodyFinder) -> None:
    text = "Es zahlt das Sozialministerium des Landes. Es half mit Mitteln des Landes."
    found = finder.find(analyse("p", "v", "", read_plain(text)), None)
    assert [(entity.name, len(entity.spans)) for entity in found] == [("Sozialministerium", 1), ("Landes", 1)]


def test_a_centre_at_a_university_is_a_part_of_it(finder: BodyFinder) -> None:
    text = "Entwickelt hat es das Zentrum für Jugendforschung an der Hochschule Celle."
    (entity,) = finder.find(analyse("p", "v", "", read_plain(text)), None)
    assert (entity.name, entity.kind) == ("Zentrum für Jugendforschung an der Hochschule Celle", "university")


def test_a_noun_before_a_name_points_to_nobody_named_before(finder: BodyFinder) -> None:
    page = analyse(
        "p", "v", "", read_plain("Träger sind der Verein Armutshilfe e. V. und der Verein Gesundheitstreffpunkt West.")
    )
    assert next((e.name, len(e.spans)) for e in finder.find(page, None)) == ("Armutshilfe e. V.", 1)


def test_the_office_of_a_known_body_is_not_that_body(finder: BodyFinder) -> None:
    text = "Dafür ist die Geschäftsstelle des Kooperationsverbundes Gesundheitliche Chancengleichheit zuständig."
    (entity,) = finder.find(analyse("p", "v", "", read_plain(text)), None)
    assert (entity.iri, entity.office) == (None, True)
    text = "Dafür ist der Kooperationsverbund Gesundheitliche Chancengleichheit zuständig."
    (entity,) = finder.find(analyse("p", "v", "", read_plain(text)), None)
    assert (entity.iri or "").endswith("kooperationsverbund")
