"""Municipalities, postcodes and quarters; `Located` for everything that has a place."""

from math import pi, sqrt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from gemeinsinn.places.distance import km_between
from gemeinsinn.places.geojson import contains
from gemeinsinn.places.names import plain_name, search_key, tail_of

LATITUDE = [MinValueValidator(-90.0), MaxValueValidator(90.0)]
LONGITUDE = [MinValueValidator(-180.0), MaxValueValidator(180.0)]
PEOPLE_A_SQUARE_KM = 4_000  # in a German city: how far one reaches is reckoned from its people
POSTCODE = [RegexValidator(r"^\d{5}$")]


class Municipality(models.Model):
    """A town or village with coordinates in degrees (WGS 84).

    `key` is the official key of eight digits, or "g" and the number GeoNames gives the place.
    """

    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120, db_index=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    state = models.CharField(max_length=60)
    key = models.CharField(max_length=12, unique=True, null=True, blank=True)
    lat = models.FloatField(validators=LATITUDE)
    lon = models.FloatField(validators=LONGITUDE)
    population = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the searched name in step (bulk_create does not come by here)."""
        self.search_name = search_key(plain_name(self.name))
        super().save(*args, **kwargs)


class PlaceName(models.Model):
    """Another name people use: a former name of a municipality, or a part or village of it with its own middle."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=160)
    search_name = models.CharField(max_length=160, db_index=True)
    lat = models.FloatField(validators=LATITUDE)
    lon = models.FloatField(validators=LONGITUDE)
    population = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "search_name"], name="one_row_a_place_name")]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A German postcode and its middle; one municipality may have many."""

    code = models.CharField(max_length=5, unique=True, validators=POSTCODE)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="postcodes"
    )
    lat = models.FloatField(validators=LATITUDE)
    lon = models.FloatField(validators=LONGITUDE)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Quarter(models.Model):
    """A named area of a municipality: a centre with a radius, or a GeoJSON polygon."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="quarters")
    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120, db_index=True, editable=False)
    search_tail = models.CharField(max_length=120, db_index=True, blank=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    lat = models.FloatField(validators=LATITUDE)
    lon = models.FloatField(validators=LONGITUDE)
    radius_m = models.PositiveIntegerField(default=1000)
    polygon = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="one_quarter_a_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the searched names in step (bulk_create does not come by here)."""
        self.search_name = search_key(self.name)
        self.search_tail = search_key(tail_of(self.name))
        super().save(*args, **kwargs)

    def covers(self, lat: float, lon: float) -> bool:
        """True if a point lies inside the polygon or, without one, within the radius."""
        if self.polygon:
            return contains(self.polygon, lat, lon)
        return km_between(self.lat, self.lon, lat, lon) * 1000 <= self.radius_m


class Located(models.Model):
    """Has a place: a municipality, perhaps a quarter, a spot in words, and coordinates."""

    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quarter = models.ForeignKey(Quarter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    postcode = models.CharField(max_length=5, blank=True)
    spot = models.CharField(max_length=160, blank=True)
    lat = models.FloatField(null=True, blank=True, validators=LATITUDE)
    lon = models.FloatField(null=True, blank=True, validators=LONGITUDE)

    class Meta:
        abstract = True

    @property
    def place_name(self) -> str:
        """The shortest name a neighbour would use: "Halle-Neustadt", else "Halle (Saale)"."""
        return str(self.quarter or self.municipality or "")

    def is_vaguer_than(self, km: float) -> bool:
        """Only the town is known and its middle stands for it: a distance smaller than the town says nothing."""
        town = self.municipality
        if town is None or self.quarter_id or (self.lat, self.lon) != (town.lat, town.lon):
            return False
        return km < sqrt((town.population or 0) / (PEOPLE_A_SQUARE_KM * pi))
