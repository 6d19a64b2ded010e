/** A page that is a picture and nothing else. */
export interface PicturePage {
  /** In points. */
  readonly width: number
  readonly height: number
  /** Red, green, blue of each pixel, row by row, deflated. */
  readonly deflated: Uint8Array
  readonly pixelWidth: number
  readonly pixelHeight: number
}

/** A PDF of pictures (ISO 32000-1): no text, no metadata, nothing attached, no earlier revision; the same pictures give the same bytes. */
export function imagePdf(pages: readonly PicturePage[]): Buffer {
  const objects: Buffer[] = []
  const add = (head: string, stream?: Uint8Array) => {
    const body = stream ? [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')] : []
    objects.push(Buffer.concat([Buffer.from(`${objects.length + 1} 0 obj\n${head}\n`), ...body, Buffer.from('endobj\n')]))
  }
  const pageNumber = (index: number) => 3 + index * 3
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}] >>`)
  for (const [index, page] of pages.entries()) {
    const [first, width, height] = [pageNumber(index), page.width.toFixed(2), page.height.toFixed(2)]
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 1} 0 R /Resources << /XObject << /P ${first + 2} 0 R >> >> >>`)
    const content = Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`)
    add(`<< /Length ${content.length} >>`, content)
    const size = `/Width ${page.pixelWidth} /Height ${page.pixelHeight}`
    add(`<< /Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length ${page.deflated.length} >>`, page.deflated)
  }
  const head = Buffer.from('%PDF-1.7\n')
  let at = head.length
  const places = objects.map((object) => {
    const place = at
    at += object.length
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([head, ...objects, Buffer.from(tail)])
}
