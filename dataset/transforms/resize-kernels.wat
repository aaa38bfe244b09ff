;; The two passes of a resize, four or sixteen bytes at once. Sums are those of Pillow's fixed-point numbers, to the last bit.
;; Compiled into resize-kernels-wasm.ts by its test.
(module
  (memory (export "memory") 1)

  ;; Each of $rows rows of RGB pixels, $stride bytes apart, becomes one of $width pixels at $into. Pixel x is the sum of $count
  ;; neighbours, the first at byte $first[x] of the row, times $weights[x, tap]. Writes one byte beyond its end.
  (func (export "across")
    (param $from i32) (param $rows i32) (param $stride i32)
    (param $first i32) (param $weights i32) (param $count i32) (param $width i32) (param $into i32)
    (local $x i32) (local $at i32) (local $tap i32) (local $weight i32) (local $sum v128)
    (if (i32.or (i32.eqz (local.get $rows)) (i32.eqz (local.get $width))) (then (return)))
    (loop $row
      (local.set $x (i32.const 0))
      (local.set $weight (local.get $weights))
      (loop $pixel
        (local.set $at
          (i32.add (local.get $from) (i32.load (i32.add (local.get $first) (i32.shl (local.get $x) (i32.const 2))))))
        ;; A half, so that the shift rounds.
        (local.set $sum (v128.const i32x4 0x200000 0x200000 0x200000 0x200000))
        (local.set $tap (local.get $count))
        (loop $taps
          (local.set $sum
            (i32x4.add
              (local.get $sum)
              (i32x4.mul
                (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_u (v128.load32_zero (local.get $at))))
                (v128.load32_splat (local.get $weight)))))
          (local.set $at (i32.add (local.get $at) (i32.const 3)))
          (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
          (br_if $taps (local.tee $tap (i32.sub (local.get $tap) (i32.const 1)))))
        (local.set $sum (i32x4.shr_s (local.get $sum) (i32.const 22)))
        (local.set $sum (i16x8.narrow_i32x4_s (local.get $sum) (local.get $sum)))
        (v128.store32_lane 0 (local.get $into) (i8x16.narrow_i16x8_u (local.get $sum) (local.get $sum)))
        (local.set $into (i32.add (local.get $into) (i32.const 3)))
        (br_if $pixel
          (i32.lt_u (local.tee $x (i32.add (local.get $x) (i32.const 1))) (local.get $width))))
      (local.set $from (i32.add (local.get $from) (local.get $stride)))
      (br_if $row (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))

  ;; Rows of $length bytes, without a gap, become $height such rows at $into. Row y is the sum of $count rows, the first of them
  ;; row $first[y], times $weights[y, tap]. Reads and writes 15 bytes beyond its end.
  (func (export "down")
    (param $from i32) (param $length i32)
    (param $first i32) (param $weights i32) (param $count i32) (param $height i32) (param $into i32)
    (local $start i32) (local $i i32) (local $at i32) (local $tap i32) (local $weight i32)
    (local $bytes v128) (local $words v128) (local $factor v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (if (i32.or (i32.eqz (local.get $length)) (i32.eqz (local.get $height))) (then (return)))
    (loop $row
      (local.set $start
        (i32.add (local.get $from) (i32.mul (i32.load (local.get $first)) (local.get $length))))
      (local.set $i (i32.const 0))
      (loop $chunk
        (local.set $at (i32.add (local.get $start) (local.get $i)))
        (local.set $weight (local.get $weights))
        (local.set $tap (local.get $count))
        (local.set $a (v128.const i32x4 0x200000 0x200000 0x200000 0x200000))
        (local.set $b (local.get $a))
        (local.set $c (local.get $a))
        (local.set $d (local.get $a))
        (loop $taps
          (local.set $bytes (v128.load (local.get $at)))
          (local.set $factor (v128.load32_splat (local.get $weight)))
          (local.set $words (i16x8.extend_low_i8x16_u (local.get $bytes)))
          (local.set $a
            (i32x4.add (local.get $a) (i32x4.mul (i32x4.extend_low_i16x8_u (local.get $words)) (local.get $factor))))
          (local.set $b
            (i32x4.add (local.get $b) (i32x4.mul (i32x4.extend_high_i16x8_u (local.get $words)) (local.get $factor))))
          (local.set $words (i16x8.extend_high_i8x16_u (local.get $bytes)))
          (local.set $c
            (i32x4.add (local.get $c) (i32x4.mul (i32x4.extend_low_i16x8_u (local.get $words)) (local.get $factor))))
          (local.set $d
            (i32x4.add (local.get $d) (i32x4.mul (i32x4.extend_high_i16x8_u (local.get $words)) (local.get $factor))))
          (local.set $at (i32.add (local.get $at) (local.get $length)))
          (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
          (br_if $taps (local.tee $tap (i32.sub (local.get $tap) (i32.const 1)))))
        (v128.store
          (i32.add (local.get $into) (local.get $i))
          (i8x16.narrow_i16x8_u
            (i16x8.narrow_i32x4_s
              (i32x4.shr_s (local.get $a) (i32.const 22))
              (i32x4.shr_s (local.get $b) (i32.const 22)))
            (i16x8.narrow_i32x4_s
              (i32x4.shr_s (local.get $c) (i32.const 22))
              (i32x4.shr_s (local.get $d) (i32.const 22)))))
        (br_if $chunk
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 16))) (local.get $length))))
      (local.set $first (i32.add (local.get $first) (i32.const 4)))
      (local.set $weights (i32.add (local.get $weights) (i32.shl (local.get $count) (i32.const 2))))
      (local.set $into (i32.add (local.get $into) (local.get $length)))
      (br_if $row (local.tee $height (i32.sub (local.get $height) (i32.const 1)))))))
