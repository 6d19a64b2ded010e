/** A grey picture, row by row. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly grey: Float32Array
}

/**
 * The picture with no more than `mostPixels`, each pixel the mean of those it stands for; itself when it is small enough. `scale` is how many pixels
 * of the given picture one of the result is wide.
 */
export function resizeGrey(picture: GreyPicture, mostPixels: number): GreyPicture & { readonly scale: number } {
  const { width, height, grey } = picture
  const scale = Math.ceil(Math.sqrt((width * height) / mostPixels))
  if (scale <= 1) return { width, height, grey, scale: 1 }
  const [wide, high] = [Math.floor(width / scale), Math.floor(height / scale)]
  const small = new Float32Array(wide * high)
  for (let y = 0; y < high * scale; y++) {
    for (let x = 0; x < wide * scale; x++) small[Math.floor(y / scale) * wide + Math.floor(x / scale)]! += grey[y * width + x]!
  }
  return { width: wide, height: high, grey: small.map((sum) => sum / (scale * scale)), scale }
}
