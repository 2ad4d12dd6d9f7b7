"""zi-report: reports on an Indonesian office's Zona Integritas action plan."""

__version__ = "0.1.0"
