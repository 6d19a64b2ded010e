import type { MapAnswer } from '../../../../src/app/server/api-types.ts'

/** What a face of the map is given, whichever way it draws. */
export interface MapFace {
  readonly answer: MapAnswer
  /** Is told how many degrees a cell of marks should be at the zoom that is shown. */
  onZoom(cellDegrees: number): void
}

/** Whether this browser draws WebGL with a graphics card: in software a plain canvas is faster. */
export function hasFastWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (!context) return false
  // Some browsers do not own up to drawing in software.
  const info = context.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER))
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return !/swiftshader|llvmpipe|software|basic render/i.test(renderer)
}
