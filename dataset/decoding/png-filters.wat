;; Undoing PNG's filters of rows of RGB pixels (PNG specification, section 9), a pixel or sixteen bytes at once.
;; Compiled into png-filters-wasm.ts by its test.
(module
  (memory (export "memory") 1)

  ;; $rows rows at $from, each of one byte that names its filter and $length bytes of pixels, become rows of $length bytes at
  ;; $into. The row before $into is what lies above the first. Reads and writes 15 bytes beyond its end. Gives how many rows it
  ;; undid: fewer than $rows where one names no filter.
  (func (export "undo_filters")
    (param $from i32) (param $rows i32) (param $length i32) (param $into i32) (result i32)
    (local $done i32) (local $row i32) (local $above i32) (local $out i32) (local $end i32)
    (local $left v128) (local $up v128) (local $corner v128)
    (local $byLeft v128) (local $byUp v128) (local $byCorner v128) (local $nearest v128)
    (block $unknown
      (loop $next
        (br_if $unknown (i32.ge_u (local.get $done) (local.get $rows)))
        (local.set $row (i32.add (local.get $from) (i32.const 1)))
        (local.set $out (local.get $into))
        (local.set $above (i32.sub (local.get $into) (local.get $length)))
        (local.set $end (i32.add (local.get $into) (local.get $length)))
        (local.set $left (v128.const i32x4 0 0 0 0))
        (local.set $corner (v128.const i32x4 0 0 0 0))
        (block $undone
          (block $paeth
            (block $average
              (block $up
                (block $sub
                  (block $none
                    (br_table $none $sub $up $average $paeth $unknown (i32.load8_u (local.get $from))))
                  (loop $pixels
                    (v128.store (local.get $out) (v128.load (local.get $row)))
                    (local.set $row (i32.add (local.get $row) (i32.const 16)))
                    (local.set $out (i32.add (local.get $out) (i32.const 16)))
                    (br_if $pixels (i32.lt_u (local.get $out) (local.get $end))))
                  (br $undone))
                (loop $pixels
                  (local.set $left (i8x16.add (local.get $left) (v128.load32_zero (local.get $row))))
                  (v128.store32_lane 0 (local.get $out) (local.get $left))
                  (local.set $row (i32.add (local.get $row) (i32.const 3)))
                  (local.set $out (i32.add (local.get $out) (i32.const 3)))
                  (br_if $pixels (i32.lt_u (local.get $out) (local.get $end))))
                (br $undone))
              (loop $pixels
                (v128.store
                  (local.get $out)
                  (i8x16.add (v128.load (local.get $row)) (v128.load (local.get $above))))
                (local.set $row (i32.add (local.get $row) (i32.const 16)))
                (local.set $above (i32.add (local.get $above) (i32.const 16)))
                (local.set $out (i32.add (local.get $out) (i32.const 16)))
                (br_if $pixels (i32.lt_u (local.get $out) (local.get $end))))
              (br $undone))
            ;; The mean is to be rounded down, the instruction rounds it up.
            (loop $pixels
              (local.set $up (v128.load32_zero (local.get $above)))
              (local.set $left
                (i8x16.add
                  (v128.load32_zero (local.get $row))
                  (i8x16.sub
                    (i8x16.avgr_u (local.get $left) (local.get $up))
                    (v128.and
                      (v128.xor (local.get $left) (local.get $up))
                      (v128.const i8x16 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1)))))
              (v128.store32_lane 0 (local.get $out) (local.get $left))
              (local.set $row (i32.add (local.get $row) (i32.const 3)))
              (local.set $above (i32.add (local.get $above) (i32.const 3)))
              (local.set $out (i32.add (local.get $out) (i32.const 3)))
              (br_if $pixels (i32.lt_u (local.get $out) (local.get $end))))
            (br $undone))
          ;; Which of left, above and corner is nearest to left + above - corner, in this order where they tie. Bytes as 16 bits.
          (loop $pixels
            (local.set $up (i16x8.extend_low_i8x16_u (v128.load32_zero (local.get $above))))
            (local.set $byLeft (i16x8.sub (local.get $up) (local.get $corner)))
            (local.set $byUp (i16x8.sub (local.get $left) (local.get $corner)))
            (local.set $byCorner (i16x8.abs (i16x8.add (local.get $byLeft) (local.get $byUp))))
            (local.set $byLeft (i16x8.abs (local.get $byLeft)))
            (local.set $byUp (i16x8.abs (local.get $byUp)))
            (local.set $nearest
              (i16x8.min_s (i16x8.min_s (local.get $byLeft) (local.get $byUp)) (local.get $byCorner)))
            (local.set $left
              (v128.and
                (i16x8.add
                  (i16x8.extend_low_i8x16_u (v128.load32_zero (local.get $row)))
                  (v128.bitselect
                    (local.get $left)
                    (v128.bitselect
                      (local.get $up)
                      (local.get $corner)
                      (i16x8.eq (local.get $byUp) (local.get $nearest)))
                    (i16x8.eq (local.get $byLeft) (local.get $nearest))))
                (v128.const i16x8 255 255 255 255 255 255 255 255)))
            (v128.store32_lane 0 (local.get $out) (i8x16.narrow_i16x8_u (local.get $left) (local.get $left)))
            (local.set $corner (local.get $up))
            (local.set $row (i32.add (local.get $row) (i32.const 3)))
            (local.set $above (i32.add (local.get $above) (i32.const 3)))
            (local.set $out (i32.add (local.get $out) (i32.const 3)))
            (br_if $pixels (i32.lt_u (local.get $out) (local.get $end)))))
        (local.set $from (i32.add (local.get $from) (i32.add (local.get $length) (i32.const 1))))
        (local.set $into (local.get $end))
        (local.set $done (i32.add (local.get $done) (i32.const 1)))
        (br $next)))
    (local.get $done)))
