"""The program's icon in every size and form that a system asks for, from resources/icons/app.svg.

    python packaging/icons.py SVG FOLDER

Writes FOLDER/<size>.png, app.ico (Windows) and app.icns (macOS), each size drawn from the vectors.
Needs PySide6 and Pillow.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
MAC = (16, 32, 64, 128, 256, 512)


def draw(svg: Path, size: int) -> bytes:
    """The icon as a PNG of `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


def write(svg: Path, folder: Path) -> None:
    """Write the whole set."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: draw(svg, size) for size in SIZES}
    for size, png in drawn.items():
        (folder / f"{size}.png").write_bytes(png)
    images = {size: Image.open(io.BytesIO(png)) for size, png in drawn.items()}
    for name, sizes in (("app.ico", WINDOWS), ("app.icns", MAC)):
        largest = images[sizes[-1]]
        largest.save(
            folder / name,
            sizes=[(size, size) for size in sizes],
            append_images=[images[size] for size in sizes[:-1]],
        )


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
