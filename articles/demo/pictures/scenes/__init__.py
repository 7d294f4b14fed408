"""Every scene, with its compositions and the hours it is drawn at."""

from collections.abc import Callable
from typing import NamedTuple

from ..sheet import Sheet
from . import (
    bridges,
    cities,
    coast,
    courts,
    crowds,
    factories,
    fields,
    flotillas,
    footballers,
    gardens,
    greenhouses,
    hospitals,
    kitchens,
    laboratories,
    libraries,
    markets,
    mountains,
    pages,
    portraits,
    ports,
    races,
    rains,
    rivers,
    schools,
    skies,
    stadiums,
    streets,
    theatres,
    trains,
    villages,
    workshops,
)

Composition = Callable[[Sheet], None]


class Scene(NamedTuple):
    """The compositions a scene may take, in turn by seed, its hours, and how near we may stand."""

    compositions: tuple[Composition, ...]
    hours: tuple[str, ...] = ("day", "dusk", "dawn")
    closest: float = 1.1


SCENES: dict[str, Scene] = {
    "river": Scene((rivers.bend, rivers.broad, rivers.aerial), ("day", "dusk", "dawn", "night")),
    "bridge": Scene((bridges.truss, bridges.cables), ("dusk", "day", "dawn", "night")),
    "boats": Scene((flotillas.flotilla, flotillas.moored, races.regatta), ("day", "dawn", "dusk")),
    "sea": Scene((coast.swell, coast.lighthouse), ("dusk", "day", "dawn", "night")),
    "harbour": Scene((coast.anchorage, coast.cove), ("dawn", "day", "dusk")),
    "port": Scene((ports.cranes, ports.stacks), ("day", "dusk", "dawn")),
    "rice-field": Scene((fields.paddies, fields.harvest, fields.terraces), ("day", "dusk", "dawn")),
    "village": Scene((villages.pond, villages.lane), ("dawn", "day", "dusk")),
    "mountain": Scene((mountains.karsts, mountains.ranges), ("dawn", "day", "dusk", "night")),
    "city": Scene((cities.roofs, cities.lake), ("day", "dusk", "dawn")),
    "night-city": Scene((cities.lights, cities.windows), ("night",)),
    "train": Scene((trains.rails, trains.line), ("day", "dusk", "dawn")),
    "school": Scene((schools.yard, schools.lesson, schools.ride), ("day", "dawn", "dusk")),
    "hospital": Scene((hospitals.clinic, hospitals.ward), ("day", "dusk", "dawn")),
    "court": Scene((courts.courthouse, courts.justice), ("day", "dusk", "dawn")),
    "stadium": Scene(
        (
            footballers.striker,
            stadiums.bowl,
            stadiums.supporters,
            footballers.keeper,
            stadiums.pitch,
        ),
        ("day", "dusk", "dawn", "night"),
    ),
    "theatre": Scene((theatres.spotlight, theatres.puppets), ("dusk", "day", "dawn")),
    "library": Scene((libraries.stacks, libraries.reading), ("day", "dusk", "dawn")),
    "laboratory": Scene((laboratories.glassware, laboratories.bench), ("day", "dusk", "dawn")),
    "kitchen": Scene((kitchens.stove, kitchens.meal), ("day", "dawn", "dusk")),
    "workshop": Scene((workshops.potter, workshops.lanterns), ("day", "dusk", "dawn")),
    "factory": Scene((factories.chimneys, factories.assembly), ("day", "dusk", "dawn")),
    "greenhouse": Scene((greenhouses.glasshouse, greenhouses.tunnels), ("day", "dawn", "dusk")),
    "garden": Scene((gardens.lotuses, gardens.courtyard), ("dawn", "day", "dusk")),
    "page": Scene((pages.morning, pages.open_book), ("day", "dusk", "dawn")),
    "sky": Scene((skies.kites, skies.thunderhead), ("day", "dusk", "dawn")),
    "portrait": Scene((portraits.portrait,), ("day",), 1),
    "street": Scene((streets.facades, streets.canyon), ("day", "dusk", "dawn", "night")),
    "rain": Scene((rains.umbrellas, rains.ponchos), ("day", "dusk", "dawn")),
    "market": Scene((markets.stalls, markets.parasols), ("dawn", "day", "dusk")),
    "crowd": Scene((crowds.audience, crowds.hats, crowds.traffic), ("day", "dusk", "dawn")),
}

# Where one section tells a scene differently: football stays with football.
OTHERWISE: dict[tuple[str, str], tuple[Composition, ...]] = {
    ("stadium", "the-thao"): (races.sprint, stadiums.supporters, stadiums.bowl),
}


def compositions(scene: str, palette: str) -> tuple[Composition, ...]:
    """The compositions that a scene has in a section."""
    return OTHERWISE.get((scene, palette), SCENES[scene].compositions)
