import zlib from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Chunks of a PNG by their type; the data of several `IDAT` is joined. */
function chunksOf(png) {
  const chunks = {};
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    chunks[type] = chunks[type] ? Buffer.concat([chunks[type], data]) : data;
    at += length + 12;
  }
  return chunks;
}

/** What PNG's filters 1 to 4 took away, from the bytes left, above and above left. */
function taken(filter, left, up, upLeft) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - upLeft;
  const [a, b, c] = [left, up, upLeft].map(each => Math.abs(guess - each));
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

/** Width, height and `0xRRGGBB` of each pixel, of a picture as Chromium writes it. */
function pixelsOf(png) {
  const { IHDR, IDAT } = chunksOf(png);
  const [width, height] = [IHDR.readUInt32BE(0), IHDR.readUInt32BE(4)];
  const bytes = { 2: 3, 6: 4 }[IHDR[9]];
  if (IHDR[8] !== 8 || !bytes) throw new Error('Not 8 bit of RGB or RGBA');
  const raw = zlib.inflateSync(IDAT);
  const stride = width * bytes;
  const rows = Buffer.alloc(stride * height);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : rows[at - bytes];
      const up = y === 0 ? 0 : rows[at - stride];
      const upLeft = x < bytes || y === 0 ? 0 : rows[at - stride - bytes];
      rows[at] =
        raw[y * (stride + 1) + 1 + x] + taken(filter, left, up, upLeft);
    }
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = rows.readUIntBE(y * stride + x * bytes, 3);
    }
  }
  return { width, height, pixels };
}

function distance(one, other) {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

/**
 * At most so many colours, each step the one that most is lost without: how
 * often it stands, times how far it is from all that are chosen.
 */
function paletteOf(counts, most) {
  const colours = [...counts].map(([colour, count]) => ({
    ...{ colour, count, far: Infinity, place: 0 },
  }));
  const palette = [];
  while (palette.length < most) {
    const next = colours.reduce((best, each) =>
      each.count * each.far > best.count * best.far ? each : best,
    );
    if (next.far === 0) break;
    for (const each of colours) {
      const far = distance(each.colour, next.colour);
      if (far < each.far) Object.assign(each, { far, place: palette.length });
    }
    palette.push(next.colour);
  }
  const places = new Map(colours.map(({ colour, place }) => [colour, place]));
  return { palette, places };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(zlib.crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The same picture with at most 256 colours: a third to half as many bytes. */
export function withPalette(png) {
  const { width, height, pixels } = pixelsOf(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const { palette, places } = paletteOf(counts, 256);
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((pixel, index) => {
    const y = Math.floor(index / width);
    rows[y * (width + 1) + 1 + (index % width)] = places.get(pixel);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => colours.writeUIntBE(colour, index * 3, 3));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', zlib.deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
