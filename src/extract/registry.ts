import type { Format } from './contract.ts'
import { xlsxFormat } from './xlsx/xlsx.ts'
import { docxFormat } from './docx/docx-format.ts'
import { svgFormat } from './svg/svg-format.ts'
import { htmlFormat } from './html/html-format.ts'
import { xmlFormat } from './xml/xml-format.ts'
import { csvFormat } from './csv/format.ts'
import { textFormat } from './text/text-format.ts'
import { jsonFormat } from './json/json.ts'
import { ftmFormat } from './ftm/ftm.ts'
import { geojsonFormat } from './geojson/geojson.ts'
import { emlFormat } from './mail/eml-format.ts'
import { mboxFormat } from './mbox/mbox-format.ts'
import { emlxFormat } from './emlx/emlx-format.ts'
import { msgFormat } from './msg/msg-format.ts'
import { pstFormat } from './pst/pst-format.ts'
import { zipFormat } from './zip/zip-format.ts'
import { tarFormat } from './tar/tar-format.ts'
import { gzipFormat } from './gzip/gzip-format.ts'
import { bzipFormat } from './bzip/bzip-format.ts'
import { xzFormat } from './xz/xz-format.ts'
import { sevenZipFormat } from './sevenzip/seven-zip-format.ts'
import { rarFormat } from './rar/rar-format.ts'
import { pdfFormat } from './pdf/pdf-format.ts'
import { imageFormat } from './image/image-format.ts'
import { tiffFormat } from './tiff/tiff-format.ts'
import { odtFormat } from './odt/odt-format.ts'
import { pptxFormat } from './pptx/pptx-format.ts'
import { kmlFormat } from './kml/kml.ts'
import { kmzFormat } from './kml/kmz.ts'
import { gpxFormat } from './gpx/gpx.ts'
import { dbfFormat } from './dbf/dbf.ts'
import { shapefileFormat } from './shapefile/shapefile.ts'
import { shapefileIndexFormat } from './shapefile/shapefile-index.ts'
import { shapefileProjectionFormat } from './shapefile/shapefile-projection.ts'
import { docFormat } from './doc/doc-format.ts'
import { pptFormat } from './ppt/ppt-format.ts'
import { oleFormat } from './ole/ole-format.ts'
import { rtfFormat } from './rtf/rtf-format.ts'
import { xlsFormat } from './xls/xls.ts'
import { odsFormat } from './ods/ods.ts'
import { vcfFormat } from './vcf/vcf.ts'
import { icsFormat } from './ics/ics.ts'
import { sqliteFormat } from './sqlite/sqlite.ts'
import { parquetFormat } from './parquet/parquet.ts'
import { chipFormat } from './chip/chip-format.ts'
import { aamvaFormat } from './barcode/aamva-format.ts'
import { sealFormat } from './barcode/seal-format.ts'
import { anxFormat } from './anx/anx.ts'
import { gexfFormat } from './gexf/gexf.ts'
import { graphmlFormat } from './graphml/graphml.ts'
import { pajekFormat } from './pajek/pajek.ts'
import { stixFormat } from './stix/stix.ts'

/** Every format that Jackdaw reads, in order of preference where two fit equally well. */
export const formats: readonly Format[] = [
  xlsxFormat,
  docxFormat,
  svgFormat,
  htmlFormat,
  xmlFormat,
  csvFormat,
  textFormat,
  jsonFormat,
  ftmFormat,
  geojsonFormat,
  emlFormat,
  mboxFormat,
  emlxFormat,
  msgFormat,
  pstFormat,
  zipFormat,
  tarFormat,
  gzipFormat,
  bzipFormat,
  xzFormat,
  sevenZipFormat,
  rarFormat,
  pdfFormat,
  imageFormat,
  tiffFormat,
  odtFormat,
  pptxFormat,
  kmlFormat,
  kmzFormat,
  gpxFormat,
  dbfFormat,
  shapefileFormat,
  shapefileIndexFormat,
  shapefileProjectionFormat,
  docFormat,
  pptFormat,
  oleFormat,
  rtfFormat,
  xlsFormat,
  odsFormat,
  vcfFormat,
  icsFormat,
  sqliteFormat,
  parquetFormat,
  chipFormat,
  aamvaFormat,
  sealFormat,
  anxFormat,
  gexfFormat,
  graphmlFormat,
  pajekFormat,
  stixFormat,
]

/** The format that fits the first bytes (up to 64 KiB) and the name best, or undefined when none does. */
export function recogniseFormat(head: Uint8Array, name: string): Format | undefined {
  let best: Format | undefined
  let bestFit = 0
  for (const format of formats) {
    const fit = format.sniff(head, name.toLowerCase())
    if (fit > bestFit) {
      best = format
      bestFit = fit
    }
  }
  return best
}
