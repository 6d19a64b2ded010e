import { useEffect, useRef } from 'react'
import { Map as GlMap, Popup, ScaleControl, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { MapAnswer, Place } from '../../../../src/app/server/api-types.ts'
import { readLook, type Look } from '../../chart/look.ts'
import { openBeside } from '../../part/link.tsx'
import { useShownTheme } from '../../theme.ts'
import { words } from '../../words/map.ts'
import { readBaseMap, type BaseMap } from './base-map.ts'
import { journeyColour, marksOf } from './map-marks.ts'
import type { MapFace } from './map-face.ts'

/** The map through MapLibre GL, with the client's own base map: no tile, no glyph and no sprite is asked for. */
export function GlMapFace({ answer, onZoom }: MapFace) {
  const place = useRef<HTMLDivElement>(null)
  const map = useRef<GlMap>(undefined)
  const latest = useRef({ answer, onZoom })
  latest.current = { answer, onZoom }
  const theme = useShownTheme()

  useEffect(() => {
    let wanted = true
    void readBaseMap().then((base) => {
      if (!wanted || !place.current) return
      setWorkerUrl(workerUrl)
      const made = new GlMap({
        container: place.current, style: styleOf(readLook(theme), base), attributionControl: false, dragRotate: false, pitchWithRotate: false, maxZoom: 18, fadeDuration: 0,
        ...(latest.current.answer.bounds ? { bounds: latest.current.answer.bounds as [number, number, number, number], fitBoundsOptions: { padding: 40, maxZoom: 15 } } : {}),
      })
      made.touchZoomRotate.disableRotation()
      made.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right')
      made.on('load', () => {
        show(made, latest.current.answer)
        place.current?.setAttribute('data-ready', 'yes')
      })
      made.on('zoomend', () => latest.current.onZoom((360 / (512 * 2 ** Math.round(made.getZoom()))) * 9))
      listen(made)
      map.current = made
    })
    return () => {
      wanted = false
      map.current?.remove()
      map.current = undefined
    }
  }, [theme])
  useEffect(() => {
    if (map.current?.isStyleLoaded()) show(map.current, answer)
    else map.current?.once('idle', () => map.current && show(map.current, latest.current.answer))
  }, [answer])
  const fit = () => answer.bounds && map.current?.fitBounds(answer.bounds as [number, number, number, number], { padding: 40, maxZoom: 15, duration: 0 })
  return (
    <>
      <div ref={place} className="map-gl" role="img" aria-label={words.stage} data-map="gl" />
      <div className="map-tools">
        <button type="button" aria-label={words.closer} title={words.closer} onClick={() => map.current?.zoomIn({ duration: 0 })}>+</button>
        <button type="button" aria-label={words.farther} title={words.farther} onClick={() => map.current?.zoomOut({ duration: 0 })}>−</button>
        <button type="button" title={words.fit} onClick={fit}>{words.fit}</button>
      </div>
    </>
  )
}

function styleOf(look: Look, { land, borders }: BaseMap): StyleSpecification {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }
  return {
    version: 8,
    sources: { land: { type: 'geojson', data: land }, borders: { type: 'geojson', data: borders }, marks: empty, journeys: empty },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': look.ground } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': look.paper, 'fill-outline-color': look.line } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': look.line, 'line-width': 1 } },
      { id: 'journeys', type: 'line', source: 'journeys', paint: { 'line-color': ['get', 'colour'], 'line-width': 1.8, 'line-opacity': 0.75 } },
      {
        id: 'marks', type: 'circle', source: 'marks',
        paint: {
          'circle-radius': ['get', 'radius'], 'circle-color': ['case', ['==', ['get', 'kind'], 'thing'], look.doubt, look.accent], 'circle-opacity': ['case', ['==', ['get', 'kind'], 'cell'], 0.32, 0.85],
          'circle-stroke-width': 1, 'circle-stroke-color': ['case', ['==', ['get', 'kind'], 'thing'], look.paper, look.accent],
        },
      },
    ],
  }
}

function show(map: GlMap, answer: MapAnswer): void {
  map.getSource<GeoJSONSource>('marks')?.setData({
    type: 'FeatureCollection',
    features: marksOf(answer, words).map(({ longitude, latitude, radius, kind, text, place }) => ({
      type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties: { radius, kind, text, exhibit: place.exhibit, locator: place.locator },
    })),
  })
  map.getSource<GeoJSONSource>('journeys')?.setData({
    type: 'FeatureCollection',
    features: answer.journeys.map(({ points }, at) => ({
      type: 'Feature', geometry: { type: 'LineString', coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]) }, properties: { colour: journeyColour(at) },
    })),
  })
}

function listen(map: GlMap): void {
  const popup = new Popup({ closeButton: false, closeOnClick: false })
  map.on('mousemove', 'marks', ({ lngLat, features }) => {
    map.getCanvas().style.cursor = 'pointer'
    // Text of the evidence: never as markup.
    popup.setLngLat(lngLat).setText(String(features?.[0]?.properties['text'] ?? '')).addTo(map)
  })
  map.on('mouseleave', 'marks', () => {
    map.getCanvas().style.cursor = ''
    popup.remove()
  })
  map.on('click', 'marks', ({ features }) => {
    const { exhibit, locator } = (features?.[0]?.properties ?? {}) as Partial<Place>
    if (exhibit && locator) openBeside({ exhibit, locator })
  })
}
