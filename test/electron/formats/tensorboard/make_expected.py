"""Writes expected.tfevents beside this file by TensorBoard's own messages and record writer (pip install tensorboard==2.21.0)."""
from pathlib import Path
from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import HistogramProto, Summary
from tensorboard.summary.writer.record_writer import RecordWriter

histogram = HistogramProto(min=-1.5, max=2, num=4, sum=1.25, sum_squares=6.5625, bucket_limit=[0, 2], bucket=[1, 3])
image = Summary.Image(height=2, width=300, colorspace=3, encoded_image_string=bytes(range(256)))
values = [
    Summary.Value(tag="loss/total", simple_value=0.1),
    Summary.Value(tag="zero", simple_value=0),
    Summary.Value(tag="mask/größe", image=image),
    Summary.Value(tag="π", histo=histogram),
]
events = [
    Event(wall_time=1795600628.511, file_version="brain.Event:2"),
    Event(wall_time=1795600628.511, step=1001, session_log=SessionLog(status=SessionLog.START)),
    Event(wall_time=1795600629.25, step=5_000_000_000, summary=Summary(value=values)),
]
with open(Path(__file__).with_name("expected.tfevents"), "wb") as file:
    writer = RecordWriter(file)
    for event in events:
        writer.write(event.SerializeToString())
