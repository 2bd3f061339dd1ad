"""The whole cast and plot, gathered from the modules beside it."""

from gemeinsinn.demo.network import (
    needs_altmark,
    needs_dessau,
    needs_halle,
    needs_harz,
    needs_magdeburg,
    needs_neustadt,
    needs_shifts,
    needs_south,
    needs_wittenberg,
    offers_cities,
    offers_houses,
    offers_services,
    offers_shops,
    offers_towns,
    past_elsewhere,
    past_halle,
    projects_elsewhere,
    projects_halle,
)
from gemeinsinn.demo.network.agencies import AGENCIES
from gemeinsinn.demo.network.associations import ASSOCIATIONS, INITIATIVES
from gemeinsinn.demo.network.companies import COMPANIES
from gemeinsinn.demo.network.others import OTHERS
from gemeinsinn.demo.network.shapes import Need, Offer, Organisation, Project

ORGANISATIONS: tuple[Organisation, ...] = (*ASSOCIATIONS, *INITIATIVES, *COMPANIES, *OTHERS)

PROJECTS: tuple[Project, ...] = (*projects_halle.PROJECTS, *projects_elsewhere.PROJECTS)

NEEDS: tuple[Need, ...] = (
    *past_halle.NEEDS,
    *past_elsewhere.NEEDS,
    *needs_south.NEEDS,
    *needs_altmark.NEEDS,
    *needs_harz.NEEDS,
    *needs_wittenberg.NEEDS,
    *needs_dessau.NEEDS,
    *needs_magdeburg.NEEDS,
    *needs_halle.NEEDS,
    *needs_neustadt.NEEDS,
    *needs_shifts.NEEDS,
)

OFFERS: tuple[Offer, ...] = (
    *offers_towns.OFFERS,
    *offers_cities.OFFERS,
    *offers_houses.OFFERS,
    *offers_services.OFFERS,
    *offers_shops.OFFERS,
)

NOTICES: tuple[Need | Offer, ...] = (*NEEDS, *OFFERS)

__all__ = ["AGENCIES", "NEEDS", "NOTICES", "OFFERS", "ORGANISATIONS", "PROJECTS"]
