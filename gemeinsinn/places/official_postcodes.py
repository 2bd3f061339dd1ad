"""Postcodes of Sachsen-Anhalt and Hamburg whose middle lies nearer to another village: the town they belong to."""

TOWN_OF = {
    "06132": "Halle (Saale)", "06188": "Landsberg", "06193": "Löbejün", "06231": "Bad Dürrenberg", "06237": "Leuna",
    "06258": "Schkopau", "06343": "Mansfeld", "06347": "Gerbstedt", "06493": "Harzgerode", "06526": "Sangerhausen",
    "06536": "Roßla", "06542": "Allstedt", "06667": "Weißenfels", "06686": "Lützen", "06688": "Weißenfels",
    "06711": "Zeitz", "06712": "Zeitz", "06779": "Raguhn-Jeßnitz", "06785": "Oranienbaum-Wörlitz",
    "06792": "Sandersdorf-Brehna", "06794": "Sandersdorf-Brehna", "06861": "Dessau-Roßlau", "06868": "Coswig (Anhalt)",
    "06869": "Coswig (Anhalt)", "06886": "Lutherstadt Wittenberg", "06889": "Lutherstadt Wittenberg",
    "29410": "Salzwedel", "29413": "Salzwedel", "38820": "Halberstadt", "38822": "Halberstadt", "38855": "Wernigerode",
    "38871": "Ilsenburg (Harz)", "38889": "Blankenburg (Harz)", "38835": "Osterwieck", "38486": "Klötze",
    "39114": "Magdeburg", "39116": "Magdeburg", "39164": "Wanzleben-Börde", "39291": "Möckern", "39307": "Genthin",
    "39319": "Jerichow", "39326": "Wolmirstedt", "39356": "Oebisfelde-Weferlingen", "39443": "Staßfurt",
    "39444": "Hecklingen", "39446": "Staßfurt", "39576": "Stendal", "39624": "Kalbe", "39628": "Bismark",
    "39649": "Gardelegen", "22113": "Hamburg", "22145": "Hamburg",
}  # fmt: skip
