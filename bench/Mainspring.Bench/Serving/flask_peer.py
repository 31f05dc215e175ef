"""The service of today that endpoints are measured against: Flask, gunicorn and scikit-learn, as tutorials write it. It reads one row into a data frame, validates, encodes
and scores it with a random forest of 100 full trees, and keeps no log."""

import os

import joblib
import pandas as pd
from flask import Flask, jsonify, request
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

MODEL = os.environ["PEER_MODEL"]
TARGET = "Churn"


def train(source):
    frame = pd.read_csv(source)
    frame["TotalCharges"] = pd.to_numeric(frame["TotalCharges"], errors="coerce").fillna(0)
    features = frame.drop(columns=[TARGET])
    texts = [name for name in features if features[name].dtype == object]
    encoder = ColumnTransformer([("texts", OneHotEncoder(handle_unknown="ignore"), texts)], remainder="passthrough")
    model = Pipeline([("encode", encoder), ("forest", RandomForestClassifier(100, random_state=1))])
    model.fit(features, frame[TARGET])
    joblib.dump((model, list(features)), MODEL)


app = Flask(__name__)

if os.path.exists(MODEL):
    model, columns = joblib.load(MODEL)


@app.post("/predict")
def predict():
    record = request.get_json()
    missing = [name for name in columns if name not in record]
    if missing:
        return jsonify(error=f"missing: {missing}"), 400
    probabilities = model.predict_proba(pd.DataFrame([record])[columns])[0]
    place = int(probabilities.argmax())
    return jsonify(prediction=str(model.classes_[place]), probability=float(probabilities[place]))


if __name__ == "__main__":
    train(os.environ["PEER_SOURCE"])
