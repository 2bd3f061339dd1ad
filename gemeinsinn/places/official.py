"""Where GeoNames and Sachsen-Anhalt's own usage differ: official names, and towns that have become parts of others.

Keyed by GeoNames number. Other states keep GeoNames' names; `gemeinsinn import places FILE` takes better ones.
"""

STATES = {
    "01": "Baden-Württemberg", "02": "Bayern", "03": "Bremen", "04": "Hamburg", "05": "Hessen", "06": "Niedersachsen",
    "07": "Nordrhein-Westfalen", "08": "Rheinland-Pfalz", "09": "Saarland", "10": "Schleswig-Holstein",
    "11": "Brandenburg", "12": "Mecklenburg-Vorpommern", "13": "Sachsen", "14": "Sachsen-Anhalt", "15": "Thüringen",
    "16": "Berlin",
}  # fmt: skip

CITY_STATES = {"04": 2911298, "16": 2950159}
"""States that are one municipality: everything GeoNames lists there is a part of it."""

NAMES = {
    2937959: "Dessau-Roßlau", 7303020: "Lutherstadt Wittenberg", 7284571: "Lutherstadt Eisleben", 2941501: "Burg",
    2842112: "Salzwedel", 2911584: "Haldensleben", 2950073: "Bernburg (Saale)", 2836809: "Schönebeck (Elbe)",
    2866906: "Naumburg (Saale)", 2885237: "Köthen (Anhalt)", 2804748: "Zerbst/Anhalt", 2856930: "Oschersleben (Bode)",
    2948071: "Blankenburg (Harz)", 2940419: "Calbe (Saale)", 2894962: "Jessen (Elster)", 2958781: "Aken (Elbe)",
    2939819: "Coswig (Anhalt)", 2841879: "Sandersdorf-Brehna", 2862621: "Nienburg (Saale)",
    2924862: "Freyburg (Unstrut)", 2833800: "Seehausen (Altmark)", 2856639: "Osterburg (Altmark)",
    2857985: "Oebisfelde-Weferlingen", 2896483: "Ilsenburg (Harz)", 2850894: "Raguhn-Jeßnitz", 2805313: "Zahna-Elster",
    2867714: "München", 2861650: "Nürnberg", 2814181: "Wanzleben-Börde", 2857131: "Oranienbaum-Wörlitz", 2955651: "Arendsee (Altmark)", 2844658: "Roßla",
}  # fmt: skip

PARTS = {
    2864072: 2874545,  # Neue Neustadt: Magdeburg
    7289614: 2911522,  # Halle-Neustadt: Halle (Saale)
    2806919: 2948164,  # Wolfen: Bitterfeld-Wolfen
    2899539: 2948164,  # Holzweißig
    2917626: 2948164,  # Greppin
    2844654: 2937959,  # Roßlau: Dessau-Roßlau
    2924476: 7303020,  # Friedrichstadt: Lutherstadt Wittenberg
    2853776: 7303020,  # Piesteritz
    2953418: 2866906,  # Bad Kösen: Naumburg (Saale)
    2944828: 2841879,  # Brehna: Sandersdorf-Brehna
    2845475: 2841879,  # Roitzsch
    2894948: 2850894,  # Jeßnitz: Raguhn-Jeßnitz
    2920999: 2851465,  # Gernrode: Quedlinburg
}
