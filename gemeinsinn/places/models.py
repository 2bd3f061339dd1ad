"""Municipalities, postcodes and quarters; `Located` for everything that has a place."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

LATITUDE = [MinValueValidator(-90.0), MaxValueValidator(90.0)]
LONGITUDE = [MinValueValidator(-180.0), MaxValueValidator(180.0)]
POSTCODE = [RegexValidator(r"^\d{5}$")]


class Municipality(models.Model):
    """A town or village with coordinates in degrees (WGS 84)."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    state = models.CharField(max_length=60)
    key = models.CharField(max_length=8, unique=True, null=True, blank=True)
    lat = models.FloatField(validators=LATITUDE)
    lon = models.FloatField(validators=LONGITUDE)
    population = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A German postcode and its middle; one municipality may have many."""

    code = models.CharField(max_length=5, unique=True, validators=POSTCODE)
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="postcodes")
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
