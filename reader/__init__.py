"""会議録リーダー / Gijiroku Reader: minutes of assemblies, question beside answer."""

__version__ = "0.1.0"
